// Post-quantum identities of age (`AGE-SECRET-KEY-PQ-1...`): ML-KEM-768 with X25519, and HPKE in base mode around it (RFC 9180;
// KEM 0x647a of draft-ietf-hpke-pq, HKDF-SHA256, ChaCha20-Poly1305). They are read with, never written for.
import { createHmac } from 'node:crypto';
import { ml_kem768_x25519 as kem } from '@noble/post-quantum/hybrid.js';
import { decodeBech32 } from './bech32.ts';
import { keyBytes, nonceBytes, openInto, tagBytes } from './chacha.ts';
import { damaged } from './failures.ts';
import { fileKeyBytes, fromBase64, type Stanza } from './header.ts';

const identityPrefix = 'age-secret-key-pq-';
const label = Buffer.from('age-encryption.org/mlkem768x25519');
const shareBytes = 1120;
const seedBytes = 32;
const bodyBytes = fileKeyBytes + tagBytes;

/** The seed of a hybrid identity, 32 bytes. */
export interface HybridIdentity {
  readonly seed: Uint8Array;
}

/** The identity in the text, or undefined for any other text. The caller clears the seed. */
export const parseHybridIdentity = (text: string): HybridIdentity | undefined => {
  const seed = text === text.toUpperCase() ? decodeBech32(identityPrefix, text) : undefined;
  return seed?.byteLength === seedBytes ? { seed } : undefined;
};

const suite = Buffer.concat([Buffer.from('HPKE'), Buffer.from([0x64, 0x7a, 0x00, 0x01, 0x00, 0x03])]);
const version = Buffer.from('HPKE-v1');
const nothing = Buffer.alloc(0);

const hmac = (key: Uint8Array, ...parts: readonly Uint8Array[]): Buffer => parts.reduce((code, part) => code.update(part), createHmac('sha256', key)).digest();
const extract = (salt: Uint8Array, name: string, input: Uint8Array): Buffer => hmac(salt, version, suite, Buffer.from(name), input);
/** Up to 32 bytes: one block of HKDF. */
const expand = (key: Uint8Array, name: string, context: Uint8Array, length: number): Buffer => hmac(key, Buffer.from([0, length]), version, suite, Buffer.from(name), context, Buffer.from([1])).subarray(0, length);

const schedule = (shared: Uint8Array): { readonly key: Buffer; readonly nonce: Buffer } => {
  const context = Buffer.concat([Buffer.from([0]), extract(nothing, 'psk_id_hash', nothing), extract(nothing, 'info_hash', label)]);
  const secret = extract(shared, 'secret', nothing);
  const keys = { key: expand(secret, 'key', context, keyBytes), nonce: expand(secret, 'base_nonce', context, nonceBytes) };
  secret.fill(0);
  return keys;
};

/** The file key, or undefined when the stanza is not for this identity. Throws `backup-damaged` for one that nobody could have meant. */
export const unwrapWithHybridIdentity = (stanza: Stanza, { seed }: HybridIdentity): Uint8Array<ArrayBuffer> | undefined => {
  if (stanza.args[0] !== 'mlkem768x25519') return undefined;
  const share = stanza.args.length === 2 ? fromBase64(stanza.args[1] ?? '') : undefined;
  if (share?.byteLength !== shareBytes || stanza.body.byteLength !== bodyBytes) throw damaged('header');
  let shared: Uint8Array;
  try {
    shared = kem.decapsulate(share, seed);
  } catch {
    // A point whose product is zero whatever the key: nobody's secret would be in it.
    throw damaged('header');
  }
  const { key, nonce } = schedule(shared);
  const fileKey = new Uint8Array(fileKeyBytes);
  const opened = openInto(fileKey, stanza.body, nonce, key);
  shared.fill(0);
  key.fill(0);
  return opened ? fileKey : undefined;
};
