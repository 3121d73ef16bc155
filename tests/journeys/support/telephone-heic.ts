// A HEIC file as iPhones lay theirs out: a grid of HEVC tiles that are no pictures by themselves, cut to the size of the picture, turned by the file and not by EXIF (whose orientation
// says the same once more), with a small picture of its own and what the camera wrote. The four tiles were encoded by x265; the boxes around them follow ISO/IEC 23008-12.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/** Colours of the tiles as they are stored, before the picture is turned. */
export const tileColours = { topLeft: [190, 60, 50], topRight: [50, 150, 70], bottomLeft: [50, 80, 190], bottomRight: [220, 190, 60] } as const;

/** Pixels of the grid; its four tiles of 512 reach beyond it to the right and below. */
export const gridSize = { width: 1000, height: 750 } as const;

const uint = (value: number, bytes: 1 | 2 | 4): Buffer => {
  const buffer = Buffer.alloc(bytes);
  buffer.writeUIntBE(value, 0, bytes);
  return buffer;
};
const u8 = (...values: readonly number[]): Buffer => Buffer.from(values);
const u16 = (...values: readonly number[]): Buffer => Buffer.concat(values.map((value) => uint(value, 2)));
const u32 = (...values: readonly number[]): Buffer => Buffer.concat(values.map((value) => uint(value, 4)));
const word = (text: string): Buffer => Buffer.from(text, 'latin1');

const box = (type: string, ...parts: readonly Buffer[]): Buffer => {
  const content = Buffer.concat(parts);
  return Buffer.concat([u32(content.length + 8), word(type), content]);
};
const fullBox = (type: string, version: number, flags: number, ...parts: readonly Buffer[]): Buffer => box(type, u32(version * 2 ** 24 + flags), ...parts);

/** The first box of a type in a file of one tile. */
const boxIn = (file: Buffer, type: string): Buffer => {
  const at = file.indexOf(word(type)) - 4;
  return file.subarray(at, at + file.readUInt32BE(at));
};

const tile = (name: string): { readonly configuration: Buffer; readonly bytes: Buffer } => {
  const file = readFileSync(join(import.meta.dirname, '../samples', `tile-${name}.heic`));
  return { configuration: boxIn(file, 'hvcC'), bytes: boxIn(file, 'mdat').subarray(8) };
};

const text = (tag: number, words: string): readonly [Buffer, Buffer] => {
  const bytes = word(`${words}\0`);
  return [Buffer.concat([u16(tag, 2), u32(bytes.length)]), bytes];
};

const number = (tag: number, value: number): Buffer => Buffer.concat([u16(tag, 4), u32(1, value)]);

/** A directory of EXIF whose texts lie behind it; `others` are whole entries with tags greater than those of the texts. */
const directory = (at: number, texts: readonly (readonly [Buffer, Buffer])[], others: readonly Buffer[]): Buffer => {
  const fields = texts.length + others.length;
  let place = at + 2 + fields * 12 + 4;
  const entries = texts.map(([entry, bytes]) => {
    const whole = Buffer.concat([entry, u32(place)]);
    place += bytes.length;
    return whole;
  });
  return Buffer.concat([u16(fields), ...entries, ...others, u32(0), ...texts.map(([, bytes]) => bytes)]);
};

/** What the camera wrote, as a block of EXIF (TIFF 6.0, big-endian). */
const exifBlock = (orientation: number): Buffer => {
  const first = (detailAt: number): Buffer => directory(8, [text(0x010f, 'ExampleCo'), text(0x0110, 'Phone H')],
    [Buffer.concat([u16(0x0112, 3), u32(1), u16(orientation, 0)]), number(0x8769, detailAt)]);
  const detailAt = 8 + first(0).length;
  return Buffer.concat([word('MM'), u16(42), u32(8), first(detailAt), directory(detailAt, [text(0x9003, '2026:02:11 07:14:22'), text(0x9011, '+04:00')], [number(0xa002, gridSize.width), number(0xa003, gridSize.height)])]);
};

/** Orientations of EXIF that say the same as a turn by this many quarters against the clock. */
const sameInExif = [1, 8, 3, 6] as const;

interface Part { readonly id: number; readonly type: string; readonly hidden: boolean; readonly bytes: Buffer; readonly inIdat?: true }

const itemInfo = ({ id, type, hidden }: Part): Buffer => fullBox('infe', 2, hidden ? 1 : 0, u16(id, 0), word(type), u8(0));

const locations = (parts: readonly Part[], mdatAt: number): Buffer => {
  let at = mdatAt;
  const entries = parts.map(({ id, bytes, inIdat }) => {
    const offset = inIdat === true ? 0 : at;
    if (inIdat !== true) at += bytes.length;
    return Buffer.concat([u16(id, inIdat === true ? 1 : 0, 0, 1), u32(offset, bytes.length)]);
  });
  return fullBox('iloc', 1, 0, u8(0x44, 0), u16(parts.length), ...entries);
};

const reference = (type: string, from: number, ...to: readonly number[]): Buffer => box(type, u16(from, to.length, ...to));

/** The picture, turned by so many quarters against the clock: 3 is how a telephone held upright stores one. */
export const telephoneHeic = (quarters: 0 | 1 | 2 | 3): Buffer => {
  const tiles = [tile('top-left'), tile('top-right'), tile('bottom-left'), tile('bottom-right')] as const;
  if (tiles.some(({ configuration }) => !configuration.equals(tiles[0].configuration))) throw new Error('the tiles of a grid are coded alike');
  const grid = 5;
  const parts: readonly Part[] = [
    ...tiles.map(({ bytes }, at) => ({ id: at + 1, type: 'hvc1', hidden: true, bytes })),
    { id: grid, type: 'grid', hidden: false, bytes: Buffer.concat([u8(0, 0, 1, 1), u16(gridSize.width, gridSize.height)]), inIdat: true },
    // A small picture that is not the picture: what shows it shows one colour.
    { id: 6, type: 'hvc1', hidden: false, bytes: tiles[3].bytes },
    { id: 7, type: 'Exif', hidden: true, bytes: Buffer.concat([u32(6), word('Exif\0\0'), exifBlock(sameInExif[quarters])]) },
  ];
  const properties = box('ipco', tiles[0].configuration, fullBox('ispe', 0, 0, u32(512, 512)), fullBox('ispe', 0, 0, u32(gridSize.width, gridSize.height)), box('irot', u8(quarters)),
    fullBox('pixi', 0, 0, u8(3, 8, 8, 8)), box('colr', word('nclx'), u16(12, 13, 6), u8(0x80)));
  const must = 0x80;
  const coded = (id: number): Buffer => Buffer.concat([u16(id), u8(3, 1 + must, 2, 6)]);
  const associations = fullBox('ipma', 0, 0, u32(6), ...[1, 2, 3, 4].map(coded), u16(grid), u8(4, 3, 4 + must, 5, 6), coded(6));
  const head = box('ftyp', word('heic'), u32(0), word('mif1'), word('MiHE'), word('MiPr'), word('miaf'), word('MiHB'), word('heic'));
  const meta = (mdatAt: number): Buffer => fullBox('meta', 0, 0,
    fullBox('hdlr', 0, 0, u32(0), word('pict'), u32(0, 0, 0), u8(0)),
    box('dinf', fullBox('dref', 0, 0, u32(1), fullBox('url ', 0, 1))),
    fullBox('pitm', 0, 0, u16(grid)),
    fullBox('iinf', 0, 0, u16(parts.length), ...parts.map(itemInfo)),
    fullBox('iref', 0, 0, reference('dimg', grid, 1, 2, 3, 4), reference('thmb', 6, grid), reference('cdsc', 7, grid)),
    box('iprp', properties, associations),
    box('idat', ...parts.filter(({ inIdat }) => inIdat === true).map(({ bytes }) => bytes)),
    locations(parts, mdatAt));
  const mdatAt = head.length + meta(0).length + 8;
  return Buffer.concat([head, meta(mdatAt), box('mdat', ...parts.filter(({ inIdat }) => inIdat !== true).map(({ bytes }) => bytes))]);
};
