// Turns bytes of unknown encoding into text that can be read, in pieces. Pure. Never changes a byte: a wrong guess is one choice
// in the viewer away from the right one.

export const textEncodings = [
  'utf-8', 'utf-16le', 'utf-16be', 'windows-1252', 'windows-1251', 'koi8-r', 'windows-1250', 'windows-1256', 'iso-8859-9', 'gb18030', 'big5', 'shift_jis', 'euc-kr',
] as const;
export type TextEncodingName = (typeof textEncodings)[number];

const isWholeUtf8 = (bytes: Uint8Array): boolean => {
  try {
    // The piece may end inside a character; streaming does not complain of that.
    new TextDecoder('utf-8', { fatal: true }).decode(bytes, { stream: true });
    return true;
  } catch {
    return false;
  }
};

/** Share of zero bytes at even and odd places: text of mostly Latin letters in UTF-16 has them on one side only. */
const zeroShares = (bytes: Uint8Array): { even: number; odd: number } => {
  let even = 0;
  let odd = 0;
  for (let at = 0; at < bytes.length; at += 1) {
    if (bytes[at] !== 0) continue;
    if (at % 2 === 0) even += 1;
    else odd += 1;
  }
  const half = Math.max(1, bytes.length / 2);
  return { even: even / half, odd: odd / half };
};

/**
 * Cyrillic, when most letters are above ASCII: which of its two old encodings follows from where the small letters lie, since
 * texts are mostly small letters. Western European otherwise, where only a few letters have accents.
 */
const legacyEncoding = (bytes: Uint8Array): TextEncodingName => {
  let latin = 0;
  let lower = 0;
  let upper = 0;
  for (const byte of bytes) {
    if ((byte >= 0x41 && byte <= 0x5a) || (byte >= 0x61 && byte <= 0x7a)) latin += 1;
    else if (byte >= 0xe0) lower += 1;
    else if (byte >= 0xc0) upper += 1;
  }
  if (lower + upper <= latin) return 'windows-1252';
  return lower >= upper ? 'windows-1251' : 'koi8-r';
};

/**
 * The encoding that the first bytes of a text speak for: a byte order mark, then the zeros of UTF-16, then valid UTF-8, then
 * a guess among the old ones, which the viewer says is a guess.
 */
export const detectEncoding = (head: Uint8Array): TextEncodingName => {
  if (head[0] === 0xef && head[1] === 0xbb && head[2] === 0xbf) return 'utf-8';
  if (head[0] === 0xff && head[1] === 0xfe) return 'utf-16le';
  if (head[0] === 0xfe && head[1] === 0xff) return 'utf-16be';
  const zeros = zeroShares(head);
  if (zeros.odd > 0.3 && zeros.even < 0.05) return 'utf-16le';
  if (zeros.even > 0.3 && zeros.odd < 0.05) return 'utf-16be';
  return isWholeUtf8(head) ? 'utf-8' : legacyEncoding(head);
};

/** Where a piece that was cut at `at` begins, so that no character is split between two pieces. */
const characterStart = (bytes: Uint8Array, at: number, encoding: TextEncodingName): number => {
  if (encoding === 'utf-16le' || encoding === 'utf-16be') return at - (at % 2);
  if (encoding !== 'utf-8') return at;
  let start = at;
  // A UTF-8 character has at most three bytes that continue it.
  while (start > 0 && at - start < 3 && ((bytes[start] ?? 0) & 0xc0) === 0x80) start -= 1;
  return ((bytes[start] ?? 0) & 0xc0) === 0x80 ? at : start;
};

/**
 * How many bytes of `bytes` make a piece of about `wanted`: up to the last line end in its second half, else up to the last
 * whole character. Always more than none, and everything when `bytes` holds no more than is wanted.
 */
export const pieceLength = (bytes: Uint8Array, wanted: number, encoding: TextEncodingName): number => {
  if (bytes.length <= wanted) return bytes.length;
  const wide = encoding === 'utf-16le' || encoding === 'utf-16be';
  if (!wide) {
    const lineEnd = bytes.lastIndexOf(0x0a, wanted - 1);
    if (lineEnd >= wanted / 2) return lineEnd + 1;
  }
  return Math.max(1, characterStart(bytes, wanted, encoding));
};

/** Control characters that terminals obey and readers cannot see become marks of the Unicode control pictures block. */
const showControls = (text: string): string =>
  [...text].every((character) => character >= ' ' || character === '\n' || character === '\t')
    ? text
    : text.replaceAll(/\p{Cc}/gu, (character) => {
        const code = character.codePointAt(0) ?? 0;
        if (character === '\n' || character === '\t') return character;
        return code < 0x20 ? String.fromCodePoint(0x2400 + code) : '\u{fffd}';
      });

/** The text of a piece. Bytes that mean nothing in this encoding show as the replacement character; line ends become line feeds. */
export const decodeText = (bytes: Uint8Array, encoding: TextEncodingName): string =>
  showControls(new TextDecoder(encoding).decode(bytes).replaceAll('\r\n', '\n').replaceAll('\r', '\n'));
