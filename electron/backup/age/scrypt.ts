// Passphrases of age files, through scrypt. Slower to guess than a bare hash, weaker than a vault's Argon2id: the passphrase itself must be
// strong, and whoever asks for one here judges it first.
import { scrypt as scryptOf } from 'node:crypto';
import { HoldfastError } from '../../../shared/contract/failure.ts';
import { nonceBytes, openInto, sealInto, tagBytes } from './chacha.ts';
import { damaged } from './failures.ts';
import { fileKeyBytes, fromBase64, toBase64, type Stanza } from './header.ts';

const label = Buffer.from('age-encryption.org/v1/scrypt');
const saltBytes = 16;
const bodyBytes = fileKeyBytes + tagBytes;
const blockSize = 8;

/** 2^18 rounds take 256 MiB and about a second: what age itself uses. A file that asks for more is refused before memory is spent. */
export const workFactor = 18;

const stretched = async (passphrase: string, salt: Uint8Array, factor: number): Promise<Buffer> => {
  const secret = Buffer.from(passphrase.toWellFormed(), 'utf8');
  const cost = 2 ** factor;
  try {
    return await new Promise<Buffer>((resolve, reject) => {
      scryptOf(secret, Buffer.concat([label, salt]), 32, { N: cost, r: blockSize, p: 1, maxmem: 128 * blockSize * cost * 2 }, (error, key) => {
        if (error === null) resolve(key);
        else reject(new HoldfastError('memory-not-available', {}, { cause: error }));
      });
    });
  } finally {
    secret.fill(0);
  }
};

/** The only stanza of a file with a passphrase. `salt` is 16 fresh random bytes. Throws `memory-not-available`. */
export const wrapForPassphrase = async (fileKey: Uint8Array, passphrase: string, salt: Uint8Array, factor = workFactor): Promise<Stanza> => {
  const key = await stretched(passphrase, salt, factor);
  const body = new Uint8Array(bodyBytes);
  sealInto(body, fileKey, new Uint8Array(nonceBytes), key);
  key.fill(0);
  return { args: ['scrypt', toBase64(salt), String(factor)], body };
};

/** The file key, or undefined for a wrong passphrase. Throws `backup-damaged` for a stanza that asks for the impossible, `memory-not-available`. */
export const unwrapWithPassphrase = async (stanza: Stanza, passphrase: string): Promise<Uint8Array<ArrayBuffer> | undefined> => {
  const [, saltText = '', factorText = ''] = stanza.args;
  const salt = fromBase64(saltText);
  const isPlain = stanza.args.length === 3 && /^[1-9][0-9]?$/.test(factorText) && Number(factorText) <= workFactor;
  if (!isPlain || salt?.byteLength !== saltBytes || stanza.body.byteLength !== bodyBytes) throw damaged('header');
  const key = await stretched(passphrase, salt, Number(factorText));
  const fileKey = new Uint8Array(fileKeyBytes);
  const opened = openInto(fileKey, stanza.body, new Uint8Array(nonceBytes), key);
  key.fill(0);
  return opened ? fileKey : undefined;
};
