// Calls for what was typed and not finished, over one open vault.
import type { Handlers } from '../ipc/handlers.ts';
import type { VaultSession } from '../vault/session.ts';
import { keepDrafts, keptDrafts } from './service.ts';

export const draftsHandlers = (session: VaultSession): Handlers<'drafts', 'vault'> => ({
  list: async () => ({ drafts: [...(await keptDrafts(session.read))] }),
  keep: async (input) => ({ savedAt: await keepDrafts(session, input) }),
});
