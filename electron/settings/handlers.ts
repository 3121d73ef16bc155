// Answers the settings calls that belong to an open vault. Preferences, which are needed before one is open, are main's.
import type { Settings } from '../../shared/settings/schema.ts';
import type { Handlers } from '../ipc/handlers.ts';
import type { VaultSession } from '../vault/session.ts';
import { keepPlace, placeToReturnTo } from './place.ts';
import { changeSettings, settingsOf } from './service.ts';
import { countUnread } from './unread.ts';

export interface SettingsNeeds {
  /** The session in force; throws `vault-locked` when there is none. */
  readonly session: () => VaultSession;
  /** Tells the window (`settings.changed`). */
  readonly changed: (settings: Settings) => void;
}

export const settingsHandlers = ({ session, changed }: SettingsNeeds): Handlers<'settings', 'vault'> => ({
  get: () => settingsOf(session()),
  change: async (wanted) => {
    const settings = await changeSettings(session(), wanted);
    changed(settings);
    return settings;
  },
  unread: async () => ({ count: await countUnread(session().read) }),
  place: async () => ({ place: await placeToReturnTo(session(), Date.now()), vaultId: session().vaultId }),
  keepPlace: async (place) => ({ savedAt: await keepPlace(session(), place) }),
});
