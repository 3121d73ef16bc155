// Splits the recovery secret so that any `threshold` of the pieces give it back and fewer say nothing (Shamir), and joins them again.
import { combine, split } from 'shamir-secret-sharing';
import { HoldfastError } from '../../../shared/contract/failure.ts';
import { isPossibleSharing } from '../../../shared/recovery/rules.ts';
import { Secret } from '../crypto/secret.ts';
import type { OpenedShare } from './sealed-share.ts';

/** `count` pieces of which `threshold` are needed. The caller owns them. Throws a RangeError outside 2 ≤ threshold ≤ count ≤ 16. */
export const splitSecret = async (secret: Secret, threshold: number, count: number): Promise<readonly Secret[]> => {
  if (!isPossibleSharing(threshold, count)) throw new RangeError('a secret is split into two to sixteen pieces, of which at least two are needed');
  const bytes = secret.use((held) => Uint8Array.from(held));
  try {
    return (await split(bytes, count, threshold)).map((piece) => Secret.owning(Uint8Array.from(piece)));
  } finally {
    bytes.fill(0);
  }
};

/**
 * The secret again. Throws `shares-do-not-fit` when they are of different vaults or sets or one was given twice, and `shares-missing`
 * (threshold, given) when there are too few. Whether it is the right secret is seen when it opens the vault. The caller owns the result.
 */
export const joinPieces = async (shares: readonly OpenedShare[]): Promise<Secret> => {
  const [first] = shares;
  if (first === undefined) throw new HoldfastError('shares-missing', { threshold: 2, given: 0 });
  const { vaultId, setId, threshold } = first.label;
  if (shares.some(({ label }) => label.vaultId !== vaultId || label.setId !== setId || label.threshold !== threshold)) throw new HoldfastError('shares-do-not-fit', { why: 'other-set' });
  if (new Set(shares.map(({ label }) => label.number)).size !== shares.length) throw new HoldfastError('shares-do-not-fit', { why: 'twice' });
  if (shares.length < threshold) throw new HoldfastError('shares-missing', { threshold, given: shares.length });
  const pieces = shares.slice(0, threshold).map(({ piece }) => piece.use((bytes) => Uint8Array.from(bytes)));
  try {
    return Secret.owning(Uint8Array.from(await combine(pieces)));
  } finally {
    for (const piece of pieces) piece.fill(0);
  }
};
