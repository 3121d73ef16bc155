// The part of the module that the payload cipher uses. The package brings no types.
declare module 'sodium-native' {
  interface Sodium {
    /** Writes ciphertext and tag to `into`. */
    crypto_aead_chacha20poly1305_ietf_encrypt(into: Uint8Array, plain: Uint8Array, associated: null, none: null, nonce: Uint8Array, key: Uint8Array): number;
    /** Throws when the tag does not hold; `into` is then zeros. */
    crypto_aead_chacha20poly1305_ietf_decrypt(into: Uint8Array, none: null, sealed: Uint8Array, associated: null, nonce: Uint8Array, key: Uint8Array): number;
  }

  const sodium: Sodium;
  export default sodium;
}
