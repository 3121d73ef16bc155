// The recovery code: 140 random bits written so that a tired person can copy them from paper. To the vault it is one more
// secret for Argon2id; the check characters only tell a slip of the pen from a wrong code before a second is spent.
import { crockford, isCrockford, meantCharacters } from '../../../shared/crockford.ts';
import { sha256, sameBytes } from '../crypto/digest.ts';
import type { RandomSource } from '../crypto/random.ts';

/** 28 characters of 5 bits each: 140 random bits. */
const secretLength = 28;
/** 4 characters of check: one mistake in a million goes unnoticed, and is then simply a wrong code. */
const checkLength = 4;
const groupLength = 4;
const codeLength = secretLength + checkLength;

/** A canonical code: 32 characters without dashes. What Argon2id is given. */
export type ParsedRecoveryCode =
  | { readonly ok: true; readonly code: string }
  | { readonly ok: false; readonly why: 'length' | 'character' | 'checksum' };

/** A fresh code as it is shown and printed: eight groups of four, `7KQ2-...`. */
export const makeRecoveryCode = (random: RandomSource): string => {
  let secret = '';
  for (let count = 0; count < secretLength; count += 1) secret += crockford.charAt(random.below(crockford.length));
  return inGroups(secret + checkOf(secret));
};

/**
 * Reads a code as people type it: any case, spaces, dashes and dots anywhere, O for 0, I and L for 1. Says what is wrong when
 * it cannot be a code that was ever shown. Never throws.
 */
export const parseRecoveryCode = (text: string): ParsedRecoveryCode => {
  const code = meantCharacters(text);
  if (!isCrockford(code)) return { ok: false, why: 'character' };
  if (code.length !== codeLength) return { ok: false, why: 'length' };
  const secret = code.slice(0, secretLength);
  const matches = sameBytes(Buffer.from(checkOf(secret)), Buffer.from(code.slice(secretLength)));
  return matches ? { ok: true, code } : { ok: false, why: 'checksum' };
};

const checkOf = (secret: string): string => {
  const digest = sha256(Buffer.from(`holdfast/v1/recovery-code\0${secret}`));
  return Array.from(digest.subarray(0, checkLength), (byte) => crockford.charAt(byte & 31)).join('');
};

const inGroups = (code: string): string => (code.match(new RegExp(`.{${groupLength}}`, 'g')) ?? []).join('-');
