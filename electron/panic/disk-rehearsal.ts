// A rehearsal of the opening file on a disk that is taken out: a practice vault whose header lies in a folder that stands for the disk. Never knows
// where the real vault is.
import { mkdir, rename } from 'node:fs/promises';
import { join } from 'node:path';
import { HoldfastError, type Failure } from '../../shared/contract/failure.ts';
import type { DiskAttempt } from '../../shared/rehearsal/schema.ts';
import { createPracticeGround, type PracticeGroundOptions } from './practice-ground.ts';
import { closingMs, makePracticeVault, type PracticeVault } from './practice-vault.ts';

export interface DiskRehearsal {
  /** Makes the throw-away vault; its disk is connected. A second call begins anew. */
  make(): Promise<void>;
  /** Takes the disk out, or puts it back. Throws `not-found` before the vault was made. */
  connect(isConnected: boolean): Promise<void>;
  /** Tries to open it with its passphrase and with its recovery code. Throws `not-found` before it was made. */
  attempt(): Promise<DiskAttempt>;
  /** Ends its process and removes what is left. */
  end(): Promise<void>;
}

export const createDiskRehearsal = ({ client, folder }: PracticeGroundOptions): DiskRehearsal => {
  const ground = createPracticeGround({ client, folder });
  const [disk, takenOut] = [join(folder, 'disk'), join(folder, 'disk taken out')];
  let made: PracticeVault | null = null;
  let isConnected = true;
  const practice = (): PracticeVault => {
    if (made === null) throw new HoldfastError('not-found');
    return made;
  };

  /** What keeps it from opening, or null. */
  const open = async ({ folder: vault, headerFolder }: PracticeVault, secret: string, kind: 'passphrase' | 'recovery-code'): Promise<Failure | null> => {
    const failure = await client.askInternal('process.open', { folder: vault, headerPlaces: headerFolder === null ? [] : [headerFolder], secret, kind }).then(() => null, (error: unknown) => {
      if (error instanceof HoldfastError) return { code: error.code, facts: error.facts };
      throw error;
    });
    if (failure === null) await client.end(closingMs);
    return failure;
  };

  return {
    make: () => ground.inTurn(async () => {
      made = null;
      await ground.prepare();
      await mkdir(disk);
      made = await makePracticeVault(client, join(folder, 'practice'), disk);
      isConnected = true;
      await client.end(closingMs);
    }),
    connect: (wanted) => ground.inTurn(async () => {
      practice();
      if (wanted === isConnected) return;
      await (wanted ? rename(takenOut, disk) : rename(disk, takenOut));
      isConnected = wanted;
    }),
    attempt: () => ground.inTurn(async () => {
      const vault = practice();
      return { passphrase: await open(vault, vault.passphrase, 'passphrase'), recoveryCode: await open(vault, vault.recoveryCode, 'recovery-code') };
    }),
    async end() {
      await ground.clear();
      made = null;
    },
  };
};
