// Answers the custody calls. Nothing here writes.
import type { InputOf, OutputOf } from '../../shared/contract/registry.ts';
import type { Handlers } from '../ipc/handlers.ts';
import type { VaultSession } from '../vault/session.ts';
import { entriesPage } from './repository.ts';
import { compareWitness, custodyHead } from './service.ts';
import { verifyChain } from './verify.ts';

export interface CustodyNeeds {
  /** The session in force; throws `vault-locked` when there is none. */
  readonly session: () => VaultSession;
  /** Typesets the chain-of-custody form of one item. */
  readonly printForm: (input: InputOf<'custody.form'>) => Promise<OutputOf<'custody.form'>>;
}

export const custodyHandlers = ({ session, printForm }: CustodyNeeds): Handlers<'custody', 'vault'> => ({
  page: ({ subject, offset, limit }) => entriesPage(session().read, subject, offset, limit),
  head: () => custodyHead(session().read),
  verify: () => verifyChain(session().read),
  compareWitness: ({ witness }) => compareWitness(session().read, witness),
  form: printForm,
});
