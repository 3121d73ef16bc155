// Calls about the health of one open vault.
import type { InputOf, OutputOf } from '../../shared/contract/registry.ts';
import type { Handlers } from '../ipc/handlers.ts';
import type { OpenSession } from '../vault/index.ts';
import { lookAtHealth } from './service.ts';

export const healthHandlers = (session: OpenSession, report: (input: InputOf<'health.report'>) => Promise<OutputOf<'health.report'>>): Handlers<'health', 'vault'> => ({
  look: async () => ({ findings: [...(await lookAtHealth(session))] }),
  report,
});
