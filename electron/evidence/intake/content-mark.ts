// A mark of a file's content that costs a twentieth of a fingerprint: the GMAC of the bytes under a key drawn for this one comparison.
// Taken from the blocks that were fingerprinted and again from what was decrypted out of the stored file. Lives for minutes, in memory;
// never stored, and never taken for a fingerprint: who knows the key can make two contents with one mark.
import { createCipheriv, createSecretKey, randomBytes } from 'node:crypto';

const keyBytes = 32;
const tagBytes = 16;
/** One key marks one content, so that the nonce need not differ. */
const nonce = new Uint8Array(12);

export interface ContentMark {
  readonly key: Uint8Array;
  readonly tag: Uint8Array;
}

export interface Marking {
  update(bytes: Uint8Array): void;
  /** The mark of all bytes so far, however they were divided. Once. */
  mark(): ContentMark;
}

/** For one content. */
export const newMarkKey = (): Uint8Array => randomBytes(keyBytes);

/** Marks content anew, or, given the key of a mark, so that the two can be compared: equal content has equal tags. */
export const startMarking = (key: Uint8Array = newMarkKey()): Marking => {
  const cipher = createCipheriv('aes-256-gcm', createSecretKey(key), nonce, { authTagLength: tagBytes });
  return {
    update(bytes) {
      cipher.setAAD(bytes);
    },
    mark() {
      cipher.final();
      return { key, tag: cipher.getAuthTag() };
    },
  };
};
