// Writes a raster as baseline JPEG (ITU T.81, three components, no subsampling, the example tables of its annex K), with an EXIF
// segment in front as a camera would.
import { dcCodes, acCodes, luminanceTable, zigzag } from './jpeg-tables.ts';
import type { Raster } from './raster.ts';

const blockSide = 8;

const segment = (marker: number, body: Uint8Array): Buffer => {
  const head = Buffer.from([0xff, marker, 0, 0]);
  head.writeUInt16BE(body.length + 2, 2);
  return Buffer.concat([head, body]);
};

const cosines = Float64Array.from({ length: 64 }, (_, index) => {
  const [u, x] = [index >> 3, index & 7];
  return (u === 0 ? Math.SQRT1_2 : 1) * 0.5 * Math.cos(((2 * x + 1) * u * Math.PI) / 16);
});

/** The two-dimensional transform of one block, rows first, then columns. */
const transform = (block: Float64Array, out: Float64Array, between: Float64Array): void => {
  for (let row = 0; row < blockSide; row += 1) {
    for (let u = 0; u < blockSide; u += 1) {
      let sum = 0;
      for (let x = 0; x < blockSide; x += 1) sum += (block[row * 8 + x] ?? 0) * (cosines[u * 8 + x] ?? 0);
      between[row * 8 + u] = sum;
    }
  }
  for (let u = 0; u < blockSide; u += 1) {
    for (let v = 0; v < blockSide; v += 1) {
      let sum = 0;
      for (let y = 0; y < blockSide; y += 1) sum += (between[y * 8 + u] ?? 0) * (cosines[v * 8 + y] ?? 0);
      out[v * 8 + u] = sum;
    }
  }
};

class BitWriter {
  readonly #bytes: number[] = [];
  #held = 0;
  #count = 0;

  write(value: number, bits: number): void {
    for (let bit = bits - 1; bit >= 0; bit -= 1) {
      this.#held = (this.#held << 1) | ((value >> bit) & 1);
      this.#count += 1;
      if (this.#count === 8) this.#flush();
    }
  }

  end(): Buffer {
    while (this.#count !== 0) this.write(1, 1);
    return Buffer.from(this.#bytes);
  }

  #flush(): void {
    this.#bytes.push(this.#held);
    if (this.#held === 0xff) this.#bytes.push(0);
    this.#held = 0;
    this.#count = 0;
  }
}

const writeNumber = (bits: BitWriter, value: number, size: number): void => { bits.write(value < 0 ? value + (1 << size) - 1 : value, size); };
const sizeOf = (value: number): number => (value === 0 ? 0 : 32 - Math.clz32(Math.abs(value)));

const writeBlock = (bits: BitWriter, quantised: readonly number[], previous: number): number => {
  const dc = quantised[0] ?? 0;
  const dcSize = sizeOf(dc - previous);
  const dcCode = dcCodes.get(dcSize);
  if (dcCode !== undefined) bits.write(dcCode.code, dcCode.length);
  writeNumber(bits, dc - previous, dcSize);
  let zeros = 0;
  const put = (symbol: number): void => {
    const code = acCodes.get(symbol);
    if (code !== undefined) bits.write(code.code, code.length);
  };
  for (let index = 1; index < 64; index += 1) {
    const value = quantised[index] ?? 0;
    if (value === 0) { zeros += 1; continue; }
    for (; zeros > 15; zeros -= 16) put(0xf0);
    const size = sizeOf(value);
    put((zeros << 4) | size);
    writeNumber(bits, value, size);
    zeros = 0;
  }
  if (zeros > 0) put(0);
  return dc;
};

const scan = ({ width, height, rgb }: Raster, table: readonly number[]): Buffer => {
  const bits = new BitWriter();
  const previous = [0, 0, 0];
  const [samples, out, between] = [new Float64Array(64), new Float64Array(64), new Float64Array(64)];
  for (let top = 0; top < height; top += blockSide) {
    for (let left = 0; left < width; left += blockSide) {
      for (let component = 0; component < 3; component += 1) {
        for (let index = 0; index < 64; index += 1) {
          const at = (Math.min(height - 1, top + (index >> 3)) * width + Math.min(width - 1, left + (index & 7))) * 3;
          const [r, g, b] = [rgb[at] ?? 0, rgb[at + 1] ?? 0, rgb[at + 2] ?? 0];
          samples[index] = component === 0 ? 0.299 * r + 0.587 * g + 0.114 * b - 128 : component === 1 ? -0.1687 * r - 0.3313 * g + 0.5 * b : 0.5 * r - 0.4187 * g - 0.0813 * b;
        }
        transform(samples, out, between);
        const quantised = zigzag.map((place, index) => Math.round((out[place] ?? 0) / (table[index] ?? 1)));
        previous[component] = writeBlock(bits, quantised, previous[component] ?? 0);
      }
    }
  }
  return bits.end();
};

const huffmanSegment = (kind: number, codes: ReadonlyMap<number, { readonly length: number }>): Buffer => {
  const counts = Buffer.alloc(16);
  for (const { length } of codes.values()) counts[length - 1] = (counts[length - 1] ?? 0) + 1;
  return segment(0xc4, Buffer.concat([Buffer.from([kind]), counts, Buffer.from([...codes.keys()])]));
};

/** `exif` is the TIFF block that follows `Exif\\0\\0`; none when empty. */
export const jpeg = (picture: Raster, exif: Uint8Array): Buffer => {
  const frame = Buffer.from([8, 0, 0, 0, 0, 3, 1, 0x11, 0, 2, 0x11, 0, 3, 0x11, 0]);
  frame.writeUInt16BE(picture.height, 1);
  frame.writeUInt16BE(picture.width, 3);
  return Buffer.concat([
    Buffer.from([0xff, 0xd8]),
    exif.length === 0 ? Buffer.alloc(0) : segment(0xe1, Buffer.concat([Buffer.from('Exif\0\0', 'latin1'), exif])),
    segment(0xdb, Buffer.from([0, ...luminanceTable])),
    segment(0xc0, frame),
    huffmanSegment(0x00, dcCodes),
    huffmanSegment(0x10, acCodes),
    segment(0xda, Buffer.from([3, 1, 0, 2, 0, 3, 0, 0, 63, 0])),
    scan(picture, luminanceTable),
    Buffer.from([0xff, 0xd9]),
  ]);
};
