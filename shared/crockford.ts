// Crockford's base 32, in which everything is written that people copy by hand: no I, L, O (read as 1, 1, 0) and no U.

export const crockford = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';

/** What people type, as it was meant: any case, spaces, dashes, dots and underscores anywhere, O for 0, I and L for 1. Not yet checked. */
export const meantCharacters = (typed: string): string =>
  typed.normalize('NFKC').toUpperCase().replace(/[\s\p{Pd}._]/gu, '').replaceAll('O', '0').replace(/[IL]/g, '1');

/** Whether every character is one of the alphabet's. */
export const isCrockford = (text: string): boolean => [...text].every((character) => crockford.includes(character));

/** Five bits a character, first bit first; the last character is filled up with zeros. */
export const toCrockford = (bytes: Uint8Array): string => {
  let text = '';
  let bits = 0;
  let held = 0;
  for (const byte of bytes) {
    held = (held << 8) | byte;
    bits += 8;
    while (bits >= 5) {
      bits -= 5;
      text += crockford.charAt((held >> bits) & 31);
    }
    held &= (1 << bits) - 1;
  }
  return bits === 0 ? text : text + crockford.charAt((held << (5 - bits)) & 31);
};

/** The bytes of such a text. Undefined for other characters and when the bits that only fill up are not zero. */
export const fromCrockford = (text: string): Uint8Array<ArrayBuffer> | undefined => {
  const bytes = new Uint8Array(Math.floor((text.length * 5) / 8));
  let bits = 0;
  let held = 0;
  let at = 0;
  for (const character of text) {
    const value = crockford.indexOf(character);
    if (value < 0) return undefined;
    held = (held << 5) | value;
    bits += 5;
    if (bits >= 8) {
      bits -= 8;
      bytes[at] = held >> bits;
      at += 1;
      held &= (1 << bits) - 1;
    }
  }
  return held === 0 ? bytes : undefined;
};
