// Calls of cases, over one open vault. How many items each holds is the evidence domain's answer.
import type { OutputOf } from '../../shared/contract/registry.ts';
import type { Handlers } from '../ipc/handlers.ts';
import type { Emit } from '../jobs/registry.ts';
import type { VaultSession } from '../vault/session.ts';
import { arrangeCases, casesState, changeCase, chooseCase, makeCase, setClosed } from './service.ts';

export const casesHandlers = (session: VaultSession, emit: Emit, counts: () => Promise<OutputOf<'cases.counts'>>): Handlers<'cases', 'vault'> => {
  const told = async <T>(work: Promise<T>): Promise<T> => {
    const done = await work;
    emit('cases.changed', {});
    return done;
  };
  return {
    list: () => casesState(session.read),
    counts,
    async choose(chosen) {
      await told(chooseCase(session, chosen));
      return {};
    },
    make: async (said) => ({ case: await told(makeCase(session, said)) }),
    async change(said) {
      await told(changeCase(session, said));
      return {};
    },
    async setClosed(input) {
      await told(setClosed(session, input));
      return {};
    },
    async arrange({ cases }) {
      await told(arrangeCases(session, cases));
      return {};
    },
  };
};
