// Bech32 (BIP 173) without its limit of 90 characters, as age writes keys. Strict: mixed case, a wrong checksum or padding bits that
// are not zero are refused.

const alphabet = 'qpzry9x8gf2tvdw0s3jn54khce6mua7l';
const generators = [0x3b6a57b2, 0x26508e6d, 0x1ea119fa, 0x3d4233dd, 0x2a1462b3] as const;
const checksumLength = 6;
/** Longer than any key of ours; more is not looked at. */
const longest = 1024;

const polymod = (values: readonly number[]): number => {
  let sum = 1;
  for (const value of values) {
    const top = sum >>> 25;
    sum = ((sum & 0x1ffffff) << 5) ^ value;
    generators.forEach((generator, index) => { if (((top >>> index) & 1) === 1) sum ^= generator; });
  }
  return sum >>> 0;
};

const expanded = (prefix: string): number[] => {
  const codes = [...prefix].map((character) => character.charCodeAt(0));
  return [...codes.map((code) => code >> 5), 0, ...codes.map((code) => code & 31)];
};

/** Regroups bits; undefined when what is left over could not have come from the other side. */
const regroup = (values: Iterable<number>, from: number, to: number, pad: boolean): number[] | undefined => {
  const out: number[] = [];
  let bits = 0;
  let held = 0;
  for (const value of values) {
    held = (held << from) | value;
    bits += from;
    while (bits >= to) {
      bits -= to;
      out.push((held >>> bits) & ((1 << to) - 1));
    }
    held &= (1 << bits) - 1;
  }
  if (pad) return bits > 0 ? [...out, (held << (to - bits)) & ((1 << to) - 1)] : out;
  return bits >= from || held !== 0 ? undefined : out;
};

/** `prefix` in lower case, `1`, the bytes and a checksum. */
export const encodeBech32 = (prefix: string, bytes: Uint8Array): string => {
  const values = regroup(bytes, 8, 5, true) ?? [];
  const sum = polymod([...expanded(prefix), ...values, 0, 0, 0, 0, 0, 0]) ^ 1;
  const checksum = Array.from({ length: checksumLength }, (_none, index) => (sum >>> (5 * (checksumLength - 1 - index))) & 31);
  return `${prefix}1${[...values, ...checksum].map((value) => alphabet.charAt(value)).join('')}`;
};

/** The bytes, or undefined for anything that was not made by `encodeBech32` with this prefix (all of it in one case). */
export const decodeBech32 = (prefix: string, text: string): Uint8Array<ArrayBuffer> | undefined => {
  if (text.length > longest || (text !== text.toLowerCase() && text !== text.toUpperCase())) return undefined;
  const lower = text.toLowerCase();
  if (!lower.startsWith(`${prefix}1`)) return undefined;
  const values = [...lower.slice(prefix.length + 1)].map((character) => alphabet.indexOf(character));
  if (values.length < checksumLength || values.includes(-1) || polymod([...expanded(prefix), ...values]) !== 1) return undefined;
  const bytes = regroup(values.slice(0, -checksumLength), 5, 8, false);
  return bytes === undefined ? undefined : Uint8Array.from(bytes);
};
