// Main's part of rehearsals beside those of the gesture and of a duress passphrase.
import { rehearsalNames } from '../../../shared/rehearsal/schema.ts';
import type { Handlers } from '../../ipc/handlers.ts';
import type { DiskRehearsal } from '../../panic/disk-rehearsal.ts';
import type { ReturnRehearsal } from '../../panic/return-rehearsal.ts';
import type { TriesRehearsal } from '../../panic/tries-rehearsal.ts';

/** Rehearsals that are begun by a button, each with a vault process of its own. */
export interface Rehearsals {
  readonly tries: TriesRehearsal;
  readonly disk: DiskRehearsal;
  readonly return: ReturnRehearsal;
}

/** Ends all of them and removes what is left. */
export const endRehearsals = async (rehearsals: Rehearsals): Promise<void> => {
  await Promise.all(rehearsalNames.map((name) => rehearsals[name].end()));
};

export const rehearsalHandlers = ({ rehearsals }: { readonly rehearsals: () => Rehearsals }): Handlers<'rehearsal', 'main'> => ({
  makeForTries: async () => ({ passphrase: await rehearsals().tries.make() }),
  tryPassphrase: ({ secret }) => rehearsals().tries.attempt(secret),
  async makeForDisk() {
    await rehearsals().disk.make();
    return {};
  },
  async connectDisk({ isConnected }) {
    await rehearsals().disk.connect(isConnected);
    return {};
  },
  openWithDisk: () => rehearsals().disk.attempt(),
  makeForReturn: async () => ({ shares: [...await rehearsals().return.make()] }),
  loseForReturn: () => rehearsals().return.lose(),
  bringBack: ({ shares }) => rehearsals().return.bringBack(shares),
  async end({ which }) {
    await rehearsals()[which].end();
    return {};
  },
});
