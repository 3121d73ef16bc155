// A backup whose disk was pulled out reads like a damaged one: what cannot be read is zeros. Told apart by asking the disk again.
import { open } from 'node:fs/promises';
import { HoldfastError } from '../../shared/contract/failure.ts';
import { isDiskKnown } from '../vault/disk/disk-device.ts';
import { readOnlyFlags } from '../vault/disk/read-only-flags.ts';

/** The disk with the backup does not answer: another one than the vault's, and told so. */
export const diskOfBackupGone = (cause: unknown): HoldfastError => new HoldfastError('disk-gone', { disk: 'backup' }, { cause });

const canRead = async (path: string): Promise<boolean> => {
  const handle = await open(path, readOnlyFlags).catch(() => null);
  if (handle === null) return false;
  try {
    await handle.read(Buffer.alloc(1), 0, 1, 0);
    return true;
  } catch {
    return false;
  } finally {
    await handle.close().catch(() => undefined);
  }
};

/** Runs work over the backup at `path`. What it takes for damage is `disk-gone` (of the backup) where the disk does not answer any more. */
export const whileDiskAnswers = async <T>(path: string, work: () => Promise<T>): Promise<T> => {
  try {
    return await work();
  } catch (error) {
    if (!(error instanceof HoldfastError && error.code === 'backup-damaged') || ((await isDiskKnown(path)) && (await canRead(path)))) throw error;
    throw diskOfBackupGone(error);
  }
};
