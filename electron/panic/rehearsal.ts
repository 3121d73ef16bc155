// A rehearsal: a real vault with nothing in it, made for the purpose in a folder of its own, and destroyed by the very code that destroys
// the real one. Afterwards its passphrase and its recovery code are tried. Never knows where the real vault is.
import { mkdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { RehearsalResult } from '../../shared/panic/schema.ts';
import type { VaultProcessClient } from '../vault-process/client.ts';
import { destroyPracticeVault, makePracticeVault, type PracticeVault } from './practice-vault.ts';

export interface Rehearsal {
  /** Makes the throw-away vault and leaves it open. Takes as long as making any vault. */
  make(): Promise<void>;
  /** Destroys it as panic would and says what was seen. */
  run(): Promise<RehearsalResult>;
  /** Ends its process and removes what is left. */
  end(): Promise<void>;
}

export interface RehearsalOptions {
  /** A vault process of the rehearsal's own. */
  readonly client: VaultProcessClient;
  /** A folder that nothing else uses; emptied before and after. */
  readonly folder: string;
}

export const createRehearsal = ({ client, folder }: RehearsalOptions): Rehearsal => {
  let made: PracticeVault | null = null;
  const clear = (): Promise<void> => rm(folder, { recursive: true, force: true });

  return {
    async make() {
      await clear();
      await mkdir(folder, { recursive: true, mode: 0o700 });
      made = await makePracticeVault(client, join(folder, 'practice'));
    },
    async run() {
      if (made === null) throw new Error('nothing to rehearse on');
      return destroyPracticeVault(client, made);
    },
    async end() {
      made = null;
      await client.kill();
      await clear();
    },
  };
};
