// Calls of Home, over one open vault.
import type { Handlers } from '../ipc/handlers.ts';
import type { VaultSession } from '../vault/session.ts';
import { overview, putOff } from './service.ts';

export const homeHandlers = (session: VaultSession): Handlers<'home', 'vault'> => ({
  overview: () => overview(session),
  putOff: async (input) => ({ putOff: await putOff(session, input) }),
});
