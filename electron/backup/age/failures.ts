// The ways in which an age file can be wrong, as our failures. Damage and a wrong key are never confused.
import { HoldfastError } from '../../../shared/contract/failure.ts';

/** Which part of the file is not as it was written. */
export type DamagedPart = 'armor' | 'header' | 'mac' | 'payload' | 'end';

export const damaged = (part: DamagedPart): HoldfastError => new HoldfastError('backup-damaged', { part });

/** The file is whole as far as it can be told, and none of the given secrets opens it. */
export const didNotOpen = (): HoldfastError => new HoldfastError('backup-did-not-open');
