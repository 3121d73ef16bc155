// The algorithms that a vault's keys depend on, asked for published answers before they are trusted: a library that was exchanged, or built for another processor, must not make or open
// a vault. Runs once in a process and takes a millisecond.
import { HoldfastError } from '../../../shared/contract/failure.ts';
import { open, seal } from './aead.ts';
import { argon2id } from './argon2.ts';
import { hkdfSha256 } from './derive.ts';
import { ending, Secret } from './secret.ts';

export interface KnownAnswer {
  readonly algorithm: string;
  /** Hex. */
  readonly expected: string;
  readonly ask: () => Promise<Uint8Array>;
}

const bytes = (hex: string): Uint8Array => Uint8Array.from(Buffer.from(hex, 'hex'));
const rising = (from: number, to: number): Uint8Array => Uint8Array.from({ length: to - from + 1 }, (_none, index) => from + index);

/** RFC 9106, section 5.3. */
const argon2Answer: KnownAnswer = {
  algorithm: 'argon2id',
  expected: '0d640df58d78766c08c037a34a8b53c9d01ef0452d75b65eb52520e96b01e659',
  ask: () => ending(Secret.copying(new Uint8Array(32).fill(1)), async (password) => {
    const tag = await argon2id(password, new Uint8Array(16).fill(2), { memoryKiB: 32, passes: 3, lanes: 4 }, { secret: new Uint8Array(8).fill(3), associatedData: new Uint8Array(12).fill(4) });
    return ending(tag, (kept) => kept.use((found) => Uint8Array.from(found)));
  }),
};

/** RFC 5869, appendix A.1. */
const hkdfAnswer: KnownAnswer = {
  algorithm: 'hkdf-sha256',
  expected: '3cb25f25faacd57a90434f64d0362f2a2d2d0a90cf1a5a4c5db02d56ecc4c5bf34007208d5b887185865',
  ask: () => Promise.resolve(hkdfSha256(new Uint8Array(22).fill(0x0b), rising(0x00, 0x0c), rising(0xf0, 0xf9), 42)),
};

const gcm = {
  key: bytes('feffe9928665731c6d6a8f9467308308feffe9928665731c6d6a8f9467308308'), nonce: bytes('cafebabefacedbaddecaf888'), associated: bytes('feedfacedeadbeeffeedfacedeadbeefabaddad2'),
  plain: 'd9313225f88406e5a55909c5aff5269a86a7a9531534f7da2e4c303d8a318a721c3c0c95956809532fcf0e2449a6b525b16aedf5aa0de657ba637b39',
  sealed: '522dc1f099567d07f47f37a32a84427d643a8cdcbfe5c0c97598a2bd2555d1aa8cb08e48590dbb3da7b08b1056828838c5f61e6393ba7a0abcc9f66276fc6ece0f4e1768cddf8853bb2d551b',
};

/** McGrew and Viega, "The Galois/Counter Mode of Operation", test case 16. */
const sealingAnswer: KnownAnswer = { algorithm: 'aes-256-gcm', expected: gcm.sealed, ask: () => Promise.resolve(seal(gcm.key, gcm.nonce, bytes(gcm.plain), gcm.associated)) };
const openingAnswer: KnownAnswer = { algorithm: 'aes-256-gcm', expected: gcm.plain, ask: () => Promise.resolve(open(gcm.key, gcm.nonce, bytes(gcm.sealed), gcm.associated) ?? new Uint8Array(0)) };
/** The same with one bit of the tag turned opens nothing. */
const refusingAnswer: KnownAnswer = {
  algorithm: 'aes-256-gcm', expected: '',
  ask: () => {
    const altered = bytes(gcm.sealed);
    altered[altered.length - 1] = (altered[altered.length - 1] ?? 0) ^ 1;
    return Promise.resolve(open(gcm.key, gcm.nonce, altered, gcm.associated) ?? new Uint8Array(0));
  },
};

export const knownAnswers: readonly KnownAnswer[] = Object.freeze([argon2Answer, hkdfAnswer, sealingAnswer, openingAnswer, refusingAnswer]);

/** Throws `encryption-not-proven` when one of them is answered wrongly. */
export const askFor = async (answers: readonly KnownAnswer[]): Promise<void> => {
  for (const { algorithm, expected, ask } of answers) {
    if (Buffer.from(await ask()).toString('hex') !== expected) throw new HoldfastError('encryption-not-proven', { engine: algorithm });
  }
};

let proven: Promise<void> | undefined;

/** Before a vault is made or opened. Throws `encryption-not-proven`. */
export const proveAlgorithms = (): Promise<void> => (proven ??= askFor(knownAnswers));
