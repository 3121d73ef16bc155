// Answers the custody calls. Nothing here writes.
import type { InputOf, OutputOf } from '../../shared/contract/registry.ts';
import type { Handlers } from '../ipc/handlers.ts';
import type { VaultSession } from '../vault/session.ts';
import { createLogPages, type LogPages } from './finding.ts';
import { compareWitness, custodyHead } from './service.ts';
import { verifyChain } from './verify.ts';

export interface CustodyNeeds {
  /** The session in force; throws `vault-locked` when there is none. */
  readonly session: () => VaultSession;
  /** Typesets the chain-of-custody form of one item. */
  readonly printForm: (input: InputOf<'custody.form'>) => Promise<OutputOf<'custody.form'>>;
}

export const custodyHandlers = ({ session, printForm }: CustodyNeeds, pages: LogPages = createLogPages()): Handlers<'custody', 'vault'> => ({
  page: (input) => pages.page(session().read, input),
  head: () => custodyHead(session().read),
  verify: () => verifyChain(session().read),
  compareWitness: ({ witness }) => compareWitness(session().read, witness),
  form: printForm,
});
