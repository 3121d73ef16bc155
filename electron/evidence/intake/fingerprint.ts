// Takes the fingerprint of a content and, in the same pass over the same bytes, its mark (content-mark.ts).
import { createHash, type Hash } from 'node:crypto';
import { hex256 } from '../../../shared/hex.ts';
import type { Sha256 } from '../../../shared/ids.ts';
import { startMarking, type ContentMark } from './content-mark.ts';

const isSha256 = (text: string): text is Sha256 => hex256.test(text);

/** What a SHA-256 has come to, as fingerprints are written. Once for each hash. */
export const fingerprintIn = (hash: Hash): Sha256 => {
  const hex = hash.digest('hex');
  if (!isSha256(hex)) {
    throw new RangeError('not a SHA-256');
  }
  return hex;
};

export interface Fingerprinted {
  readonly sha256: Sha256;
  /** To compare the stored bytes with these ones; of no use afterwards. */
  readonly mark: ContentMark;
}

export interface Fingerprinting {
  update(bytes: Uint8Array): void;
  /** Once. */
  end(): Fingerprinted;
}

/** For one content. */
export const startFingerprint = (): Fingerprinting => {
  const hash = createHash('sha256');
  const marking = startMarking();
  return {
    update(bytes) {
      hash.update(bytes);
      marking.update(bytes);
    },
    end: () => ({ sha256: fingerprintIn(hash), mark: marking.mark() }),
  };
};
