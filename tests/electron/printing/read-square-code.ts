// Reads a square code (QR, ISO/IEC 18004) of the one size that a share has, from the drawing of its squares. Written after the standard and not after the package that draws it, so that a
// fault in the package does not repeat here. Corrects nothing: every check symbol has to fit.

/** Version 13: 69 squares, and with a quarter that may be lost 8 blocks of 20 and 4 of 21 bytes, each with 24 for checking. */
const size = 69;
const blocks = [...Array.from({ length: 8 }, () => 20), ...Array.from({ length: 4 }, () => 21)];
const checkBytes = 24;
const alignment = [6, 34, 62];

type Squares = readonly (readonly boolean[])[];

/** The squares of an SVG that draws each dark one as a path of its own, ten units wide, with an empty border. */
const squaresOf = (svg: string): Squares => {
  const [, whole = 0] = /viewBox="0 0 (\d+) \1"/u.exec(svg)?.map(Number) ?? [];
  const border = (whole / 10 - size) / 2;
  const dark = new Set([...svg.matchAll(/M(\d+),(\d+)h10v10h-10z/gu)].map(([, x, y]) => `${String(Number(x) / 10 - border)},${String(Number(y) / 10 - border)}`));
  return Array.from({ length: size }, (_, y) => Array.from({ length: size }, (__, x) => dark.has(`${String(x)},${String(y)}`)));
};

/** Whether a square belongs to the patterns by which a reader finds its way, and carries no data. */
const isPattern = (x: number, y: number): boolean => {
  const last = size - 1;
  const finder = (x <= 8 && y <= 8) || (x <= 8 && y >= last - 7) || (x >= last - 7 && y <= 8);
  const versions = (y <= 5 && x >= last - 10 && x <= last - 8) || (x <= 5 && y >= last - 10 && y <= last - 8);
  const aligned = alignment.some((column) => alignment.some((row) => !(column !== 34 && row !== 34 && !(column === 62 && row === 62)) && Math.abs(x - column) <= 2 && Math.abs(y - row) <= 2));
  return finder || versions || x === 6 || y === 6 || aligned;
};

/** The fifteen bits around the first corner: how much may be lost, and which mask lies over the data. The other copy of them must say the same. */
const formatOf = (squares: Squares): { readonly level: number; readonly mask: number } => {
  const at = (x: number, y: number): number => (squares[y]?.[x] === true ? 1 : 0);
  const first = [0, 1, 2, 3, 4, 5, 7, 8].map((x) => at(x, 8)).concat([7, 5, 4, 3, 2, 1, 0].map((y) => at(8, y)));
  const second = [1, 2, 3, 4, 5, 6, 7].map((up) => at(8, size - up)).concat([8, 7, 6, 5, 4, 3, 2, 1].map((left) => at(size - left, 8)));
  const numberOf = (bits: readonly number[]): number => bits.reduce((sum, bit) => sum * 2 + bit, 0);
  if (numberOf(first) !== numberOf(second)) throw new Error('the two copies of the format differ');
  const format = numberOf(first) ^ 0b101010000010010;
  let rest = format;
  for (let bit = 14; bit >= 10; bit -= 1) if (((rest >> bit) & 1) === 1) rest ^= 0b10100110111 << (bit - 10);
  if (rest !== 0) throw new Error('the format does not fit its own check');
  return { level: format >> 13, mask: (format >> 10) & 7 };
};

const masks: readonly ((x: number, y: number) => boolean)[] = [
  (x, y) => (x + y) % 2 === 0, (_x, y) => y % 2 === 0, (x) => x % 3 === 0, (x, y) => (x + y) % 3 === 0,
  (x, y) => (Math.floor(y / 2) + Math.floor(x / 3)) % 2 === 0, (x, y) => ((x * y) % 2) + ((x * y) % 3) === 0, (x, y) => (((x * y) % 2) + ((x * y) % 3)) % 2 === 0, (x, y) => (((x + y) % 2) + ((x * y) % 3)) % 2 === 0,
];

/** Every byte in the order of the standard: two columns at a time from the right, up and down in turn, past the upright line of time. */
const bytesOf = (squares: Squares, mask: number): readonly number[] => {
  const bits: boolean[] = [];
  let upwards = true;
  for (let right = size - 1; right > 0; right -= 2) {
    if (right === 6) right = 5;
    for (let step = 0; step < size; step += 1) {
      const y = upwards ? size - 1 - step : step;
      for (const x of [right, right - 1]) if (!isPattern(x, y)) bits.push((squares[y]?.[x] === true) !== (masks[mask]?.(x, y) ?? false));
    }
    upwards = !upwards;
  }
  return Array.from({ length: Math.floor(bits.length / 8) }, (_, at) => bits.slice(at * 8, at * 8 + 8).reduce((sum, bit) => sum * 2 + (bit ? 1 : 0), 0));
};

const times = (one: number, other: number): number => {
  let product = 0;
  for (let bit = 7; bit >= 0; bit -= 1) {
    product = (product << 1) ^ ((product >> 7) * 0x11d);
    product ^= ((other >> bit) & 1) * one;
  }
  return product;
};

/** Whether a block with its check bytes is a word of the code: zero at each of the code's roots. */
const fits = (block: readonly number[]): boolean => {
  let root = 1;
  for (let power = 0; power < checkBytes; power += 1) {
    const at = root;
    if (block.reduce((sum, byte) => times(sum, at) ^ byte, 0) !== 0) return false;
    root = times(root, 2);
  }
  return true;
};

/** The text in the code. Throws when anything in it does not fit. */
export const readSquareCode = (svg: string): string => {
  const squares = squaresOf(svg);
  const { level, mask } = formatOf(squares);
  if (level !== 0b11) throw new Error('not of the level of which a quarter may be lost');
  const bytes = bytesOf(squares, mask);
  const data: number[][] = blocks.map(() => []);
  let at = 0;
  for (let column = 0; column < 21; column += 1) for (const [index, length] of blocks.entries()) if (column < length) data[index]?.push(bytes[at++] ?? 0);
  const whole = data.map((block) => [...block]);
  for (let column = 0; column < checkBytes; column += 1) for (const block of whole) block.push(bytes[at++] ?? 0);
  if (!whole.every(fits)) throw new Error('a block does not fit its check bytes');
  const stream = data.flat().map((byte) => byte.toString(2).padStart(8, '0')).join('');
  // Four bits for the way, here bytes; sixteen for their number.
  if (stream.slice(0, 4) !== '0100') throw new Error('not of bytes');
  const length = Number.parseInt(stream.slice(4, 20), 2);
  return Buffer.from(Array.from({ length }, (_, byte) => Number.parseInt(stream.slice(20 + byte * 8, 28 + byte * 8), 2))).toString('utf8');
};
