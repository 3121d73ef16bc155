// Takes the fingerprint of a content and, in the same pass over the same bytes, its mark (content-mark.ts).
import { createHash } from 'node:crypto';
import { sha256Schema, type Sha256 } from '../../../shared/ids.ts';
import { startMarking, type ContentMark } from './content-mark.ts';

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
    end: () => ({ sha256: sha256Schema.parse(hash.digest('hex')), mark: marking.mark() }),
  };
};
