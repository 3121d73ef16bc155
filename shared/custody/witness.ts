// The witness code: where the custody log stood, short enough to be read over a telephone. Whoever has it can later show that no entry
// up to then was changed, removed or cut off.
import { crockford, isCrockford, meantCharacters } from '../crockford.ts';
import type { ChainEnd } from './rules.ts';

/** 15 characters are 75 bits of the hash: nobody can make another log that gives the same ones. */
const hashCharacters = 15;
const codeCharacters = hashCharacters + 1;

const bitsOf = (hash: string): string =>
  Array.from({ length: hashCharacters }, (_, index) => {
    // Five bits at a time from the hex digits.
    const bits = BigInt(`0x${hash}`) >> BigInt(256 - 5 * (index + 1));
    return crockford.charAt(Number(bits & 31n));
  }).join('');

/** Luhn's check over base 32: finds every single wrong character and nearly every swap of neighbours. */
const checkCharacter = (characters: string): string => {
  let sum = 0;
  [...characters].reverse().forEach((character, index) => {
    const value = crockford.indexOf(character) * (index % 2 === 0 ? 2 : 1);
    sum += Math.floor(value / 32) + (value % 32);
  });
  return crockford.charAt((32 - (sum % 32)) % 32);
};

/** `1204 K3MP 9XQR 7TWV 2HJN`: the number of entries, then the start of the last one's hash with a check character. */
export const witnessOf = ({ seq, hash }: ChainEnd): string => {
  const start = bitsOf(hash);
  const code = start + checkCharacter(`${String(seq)}${start}`);
  return [String(seq), ...(code.match(/.{4}/g) ?? [])].join(' ');
};

/**
 * Reads a code as people type it: any case, with or without spaces and dashes, O for 0, I and L for 1. Null when it is no code or has a
 * slip in it; `matches` says whether a hash is the one it was made from.
 */
export const parseWitness = (typed: string): { readonly seq: number; readonly matches: (hash: string) => boolean } | null => {
  const characters = meantCharacters(typed);
  const number = characters.slice(0, -codeCharacters);
  const start = characters.slice(-codeCharacters, -1);
  if (!/^(0|[1-9]\d{0,14})$/.test(number) || !isCrockford(start)) return null;
  if (checkCharacter(number + start) !== characters.at(-1)) return null;
  return { seq: Number(number), matches: (hash) => bitsOf(hash) === start };
};
