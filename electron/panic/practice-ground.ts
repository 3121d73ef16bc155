// Where a rehearsal takes place: a folder and a vault process of its own. One thing happens there after the other, so that nothing is written
// once it was cleared.
import { mkdir, rm } from 'node:fs/promises';
import type { VaultProcessClient } from '../vault-process/client.ts';

export interface PracticeGroundOptions {
  /** A vault process of the rehearsal's own. */
  readonly client: VaultProcessClient;
  /** A folder that nothing else uses; emptied before and after. */
  readonly folder: string;
}

export interface PracticeGround {
  /** Runs it once all that was asked for before has ended. */
  inTurn<T>(work: () => Promise<T>): Promise<T>;
  /** Ends the process and begins with an empty folder. */
  prepare(): Promise<void>;
  /** Ends the process at once, and what it was doing with it; removes what is left. */
  clear(): Promise<void>;
}

export const createPracticeGround = ({ client, folder }: PracticeGroundOptions): PracticeGround => {
  let last: Promise<unknown> = Promise.resolve();
  const inTurn = <T>(work: () => Promise<T>): Promise<T> => {
    const mine = last.then(work);
    last = mine.catch(() => undefined);
    return mine;
  };
  const empty = async (): Promise<void> => {
    await client.kill();
    await rm(folder, { recursive: true, force: true });
  };
  return {
    inTurn,
    async prepare() {
      await empty();
      await mkdir(folder, { recursive: true, mode: 0o700 });
    },
    async clear() {
      await client.kill();
      await inTurn(empty);
    },
  };
};
