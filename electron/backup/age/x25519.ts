// X25519 recipients and identities of age: `age1...` can write, `AGE-SECRET-KEY-1...` can read.
import { createPrivateKey, createPublicKey, diffieHellman, hkdfSync, type KeyObject } from 'node:crypto';
import { decodeBech32, encodeBech32 } from './bech32.ts';
import { nonceBytes, openInto, sealInto, tagBytes } from './chacha.ts';
import { damaged } from './failures.ts';
import { fileKeyBytes, fromBase64, toBase64, type Stanza } from './header.ts';

const recipientPrefix = 'age';
const identityPrefix = 'age-secret-key-';
const label = 'age-encryption.org/v1/X25519';
const pointBytes = 32;
const bodyBytes = fileKeyBytes + tagBytes;

// What stands before the 32 bytes of a raw key in its ASN.1 form (RFC 8410).
const privateStart = Buffer.from('302e020100300506032b656e04220420', 'hex');
const publicStart = Buffer.from('302a300506032b656e032100', 'hex');

const privateKey = (scalar: Uint8Array): KeyObject => createPrivateKey({ key: Buffer.concat([privateStart, scalar]), format: 'der', type: 'pkcs8' });
const publicKey = (point: Uint8Array): KeyObject => createPublicKey({ key: Buffer.concat([publicStart, point]), format: 'der', type: 'spki' });
const rawPoint = (key: KeyObject): Uint8Array => Uint8Array.from(createPublicKey(key).export({ format: 'der', type: 'spki' }).subarray(publicStart.byteLength));

/** The 32 bytes of an `age1...` recipient, or undefined for any other text. */
export const parseRecipient = (text: string): Uint8Array | undefined => {
  const bytes = text === text.toLowerCase() ? decodeBech32(recipientPrefix, text) : undefined;
  return bytes?.byteLength === pointBytes ? bytes : undefined;
};

/** The 32 bytes of an `AGE-SECRET-KEY-1...` identity, or undefined for any other text. The caller clears them. */
export const parseIdentity = (text: string): Uint8Array<ArrayBuffer> | undefined => {
  const bytes = text === text.toUpperCase() ? decodeBech32(identityPrefix, text) : undefined;
  return bytes?.byteLength === pointBytes ? bytes : undefined;
};

export const identityText = (scalar: Uint8Array): string => encodeBech32(identityPrefix, scalar).toUpperCase();

/** The `age1...` text of a recipient's 32 bytes. */
export const recipientText = (point: Uint8Array): string => encodeBech32(recipientPrefix, point);

/** The recipient that belongs to an identity. */
export const recipientOf = (scalar: Uint8Array): string => recipientText(rawPoint(privateKey(scalar)));

/** Undefined for a point whose product is zero whatever the key: nobody's secret would be in it. */
const shared = (scalar: Uint8Array, point: Uint8Array): Buffer | undefined => {
  try {
    const product = diffieHellman({ privateKey: privateKey(scalar), publicKey: publicKey(point) });
    return product.every((byte) => byte === 0) ? undefined : product;
  } catch {
    return undefined;
  }
};

const wrapKey = (product: Uint8Array, share: Uint8Array, recipient: Uint8Array): Buffer => Buffer.from(hkdfSync('sha256', product, Buffer.concat([share, recipient]), label, 32));

/** The stanza by which the holder of `recipient` (its 32 bytes) finds the file key. `ephemeral` is 32 fresh random bytes. */
export const wrapForRecipient = (fileKey: Uint8Array, recipient: Uint8Array, ephemeral: Uint8Array): Stanza => {
  const share = rawPoint(privateKey(ephemeral));
  const product = shared(ephemeral, recipient);
  if (product === undefined) throw new RangeError('a recipient that no key belongs to');
  const key = wrapKey(product, share, recipient);
  const body = new Uint8Array(bodyBytes);
  sealInto(body, fileKey, new Uint8Array(nonceBytes), key);
  key.fill(0);
  product.fill(0);
  return { args: ['X25519', toBase64(share)], body };
};

/** The file key, or undefined when the stanza is not for this identity. Throws `backup-damaged` for one that nobody could have meant. */
export const unwrapWithIdentity = (stanza: Stanza, scalar: Uint8Array): Uint8Array<ArrayBuffer> | undefined => {
  if (stanza.args[0] !== 'X25519') return undefined;
  const share = stanza.args.length === 2 ? fromBase64(stanza.args[1] ?? '') : undefined;
  if (share?.byteLength !== pointBytes || stanza.body.byteLength !== bodyBytes) throw damaged('header');
  const product = shared(scalar, share);
  if (product === undefined) throw damaged('header');
  const key = wrapKey(product, share, rawPoint(privateKey(scalar)));
  const fileKey = new Uint8Array(fileKeyBytes);
  const opened = openInto(fileKey, stanza.body, new Uint8Array(nonceBytes), key);
  key.fill(0);
  product.fill(0);
  return opened ? fileKey : undefined;
};
