// A rehearsal of wrong passphrases that add up: a practice vault, counted at by the code that counts at the unlock screen, and destroyed at the last
// one. Never knows where the real vault is.
import { join } from 'node:path';
import { HoldfastError } from '../../shared/contract/failure.ts';
import { defaultPanicSettings, type RehearsalResult } from '../../shared/panic/schema.ts';
import { practisedTries, type TriesAttempt } from '../../shared/rehearsal/schema.ts';
import { createPracticeGround, type PracticeGroundOptions } from './practice-ground.ts';
import { closingMs, destroyPracticeVault, makePracticeVault, type PracticeVault } from './practice-vault.ts';
import { createWrongTries, type TriesStore, type WrongTries } from './wrong-tries.ts';

export interface TriesRehearsal {
  /** Makes the throw-away vault; the passphrase that opens it. A second call begins anew. */
  make(): Promise<string>;
  /** Types at it. Throws `not-found` before it was made and once it is gone. */
  attempt(secret: string): Promise<TriesAttempt>;
  /** Ends its process and removes what is left. */
  end(): Promise<void>;
}

interface Made {
  readonly vault: PracticeVault;
  readonly store: TriesStore;
  readonly tries: WrongTries;
  readonly result: () => Promise<RehearsalResult> | null;
}

export interface TriesRehearsalOptions extends PracticeGroundOptions {
  /** Where the count is kept: on the disk, as that of the real vault is. */
  readonly storeIn: (folder: string) => Promise<TriesStore & { useVault(folder: string): Promise<void>; changePanic(settings: TriesStore['panic']): Promise<void> }>;
}

export const createTriesRehearsal = ({ client, folder, storeIn }: TriesRehearsalOptions): TriesRehearsal => {
  const ground = createPracticeGround({ client, folder });
  let made: Made | null = null;

  const opens = ({ vault, tries }: Made, secret: string): Promise<boolean> =>
    tries.counted(() => client.askInternal('process.open', { folder: vault.folder, secret, kind: 'passphrase' })).then(() => true, (error: unknown) => {
      if (error instanceof HoldfastError && error.code === 'passphrase-did-not-open') return false;
      throw error;
    });

  return {
    make: () => ground.inTurn(async () => {
      made = null;
      await ground.prepare();
      const vault = await makePracticeVault(client, join(folder, 'practice'));
      await client.end(closingMs);
      const store = await storeIn(join(folder, 'preferences'));
      await store.useVault(vault.folder);
      await store.changePanic({ ...defaultPanicSettings, isSetUp: true, wrongTries: practisedTries });
      let result: Promise<RehearsalResult> | null = null;
      made = { vault, store, tries: createWrongTries(store, () => { result = destroyPracticeVault(client, vault); }), result: () => result };
      return vault.passphrase;
    }),
    attempt: (secret) => ground.inTurn(async () => {
      const now = made;
      if (now === null || now.result() !== null) throw new HoldfastError('not-found');
      const opened = await opens(now, secret);
      if (opened) await client.end(closingMs);
      return { opened, wrong: now.store.triesAt(now.vault.folder), result: await now.result() };
    }),
    async end() {
      await ground.clear();
      made = null;
    },
  };
};
