// ChaCha20-Poly1305 (RFC 8439), natively: Electron's own crypto has no such cipher. The only module that knows the library. Never leaves
// unauthenticated bytes in `into`.
import sodium from 'sodium-native';

export const keyBytes = 32;
export const nonceBytes = 12;
export const tagBytes = 16;

/** Writes ciphertext and tag of `plain` to `into`, which is 16 bytes longer. One nonce is used once under one key. */
export const sealInto = (into: Uint8Array, plain: Uint8Array, nonce: Uint8Array, key: Uint8Array): void => {
  sodium.crypto_aead_chacha20poly1305_ietf_encrypt(into, plain, null, null, nonce, key);
};

/** Writes the plain bytes to `into`, 16 bytes shorter than `sealed`; false, with zeros written, when key, nonce and bytes do not belong together. */
export const openInto = (into: Uint8Array, sealed: Uint8Array, nonce: Uint8Array, key: Uint8Array): boolean => {
  if (sealed.byteLength < tagBytes || into.byteLength !== sealed.byteLength - tagBytes) throw new RangeError('sizes of sealed and plain bytes belong together');
  try {
    sodium.crypto_aead_chacha20poly1305_ietf_decrypt(into, null, sealed, null, nonce, key);
    return true;
  } catch {
    // The sizes were right, so this is the one thing the library throws for.
    into.fill(0);
    return false;
  }
};
