// A rehearsal of a duress passphrase: a real vault with nothing in it, made for the purpose with a decoy or an order to destroy, and typed at as
// at the unlock screen. Never knows where the real vault is.
import { mkdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { HoldfastError } from '../../shared/contract/failure.ts';
import type { DuressAttempt, DuressChoice } from '../../shared/duress/schema.ts';
import type { VaultProcessClient } from '../vault-process/client.ts';
import { closingMs, makePracticeVault, suggestPassphrase, type PracticeVault } from './practice-vault.ts';

export interface DuressRehearsal {
  /** Makes the throw-away vault; the duress passphrase that was set. A second call begins anew. */
  make(choice: DuressChoice): Promise<string>;
  /** Types at it. Throws `not-found` before it was made. */
  attempt(secret: string): Promise<DuressAttempt>;
  /** Ends its process and removes what is left. */
  end(): Promise<void>;
}

export interface DuressRehearsalOptions {
  /** A vault process of the rehearsal's own. */
  readonly client: VaultProcessClient;
  /** A folder that nothing else uses; emptied before and after. */
  readonly folder: string;
}

export const createDuressRehearsal = ({ client, folder }: DuressRehearsalOptions): DuressRehearsal => {
  const [vault, decoy] = [join(folder, 'practice'), join(folder, 'practice decoy')];
  let made: PracticeVault | null = null;
  const clear = (): Promise<void> => rm(folder, { recursive: true, force: true });

  /** The id of the vault that opened, or null when none did for this secret, and how long the answer took. */
  const open = async (secret: string, kind: 'passphrase' | 'recovery-code' = 'passphrase'): Promise<{ readonly vaultId: string | null; readonly ms: number }> => {
    const began = performance.now();
    const vaultId = await client.askInternal('process.open', { folder: vault, secret, kind }).then((answer) => answer.vaultId, (error: unknown) => {
      if (error instanceof HoldfastError && error.code === 'passphrase-did-not-open') return null;
      throw error;
    });
    const ms = performance.now() - began;
    if (vaultId !== null) await client.end(closingMs);
    return { vaultId, ms };
  };

  return {
    async make(choice) {
      made = null;
      await client.kill();
      await clear();
      await mkdir(folder, { recursive: true, mode: 0o700 });
      const practice = await makePracticeVault(client, vault);
      const [current, duress] = [practice.passphrase, await suggestPassphrase(client)];
      if (choice === 'decoy') await client.askInternal('process.setDecoy', { folder: decoy, current, passphrase: duress, memberName: 'Practice' });
      else await client.ask('duress.setDestroy', { current, passphrase: duress });
      await client.end(closingMs);
      made = practice;
      return duress;
    },
    async attempt(secret) {
      if (made === null) throw new HoldfastError('not-found');
      const { passphrase, recoveryCode, vaultId } = made;
      // Asking for words starts the process: what is compared begins with it running.
      const { ms: wrongMs } = await open(await suggestPassphrase(client));
      const { vaultId: found, ms } = await open(secret);
      if (found !== null) return { answer: found === vaultId ? 'vault' : 'decoy', ms, wrongMs, opensNoMore: false };
      const afterwards = [await open(passphrase), await open(recoveryCode, 'recovery-code')];
      return { answer: 'nothing', ms, wrongMs, opensNoMore: afterwards.every((one) => one.vaultId === null) };
    },
    async end() {
      made = null;
      await client.kill();
      await clear();
    },
  };
};
