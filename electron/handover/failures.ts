// How a pack can be wrong, in its own words. The outside of a pack is an age file like a backup's; what goes wrong there is said of the
// pack and not of a backup.
import { HoldfastError, type FailureCode } from '../../shared/contract/failure.ts';

export const packDamaged = (part: string): HoldfastError => new HoldfastError('pack-damaged', { part });

const ofPacks: Partial<Record<FailureCode, FailureCode>> = { 'not-a-backup': 'not-a-pack', 'backup-damaged': 'pack-damaged', 'backup-did-not-open': 'pack-did-not-open' };

/** Runs work on the outside of a pack. */
export const onPack = async <T>(work: () => Promise<T>): Promise<T> => {
  try {
    return await work();
  } catch (error) {
    const code = error instanceof HoldfastError ? ofPacks[error.code] : undefined;
    throw code === undefined ? error : new HoldfastError(code, error instanceof HoldfastError ? error.facts : {}, { cause: error });
  }
};
