// Main's part of rehearsals beside those of the gesture and of a duress passphrase.
import type { Handlers } from '../ipc/handlers.ts';
import type { TriesRehearsal } from '../panic/tries-rehearsal.ts';

/** Rehearsals that are begun by a button, each with a vault process of its own. */
export interface Rehearsals {
  readonly tries: TriesRehearsal;
  /** Ends all of them and removes what is left. */
  end(): Promise<void>;
}

export const rehearsalHandlers = ({ rehearsals }: { readonly rehearsals: () => Rehearsals }): Handlers<'rehearsal', 'main'> => ({
  makeForTries: async () => ({ passphrase: await rehearsals().tries.make() }),
  tryPassphrase: ({ secret }) => rehearsals().tries.attempt(secret),
  async end() {
    await rehearsals().end();
    return {};
  },
});
