// Reads a handover pack: its manifest first, then all of it against the manifest. Nothing it hands on is unauthenticated, and nothing of
// the archive's own headers is believed.
import { createHash, type Hash } from 'node:crypto';
import type { Payload } from '../backup/read-backup.ts';
import { blockBytes, paddedSize, readTarHeader, tarHeader } from '../backup/tar/header.ts';
import { chunkBytes } from '../backup/age/payload.ts';
import { HoldfastError } from '../../shared/contract/failure.ts';
import { onPack, packDamaged } from './failures.ts';
import { manifestName, packLayout, type PackLayout } from './layout.ts';
import { largestManifest, parseManifest, type Manifest } from './manifest.ts';

export interface Pack {
  readonly manifest: Manifest;
  readonly manifestSha256: string;
  /** Bytes of the archive: what checking all of it goes through. */
  readonly length: number;
  /** The text of one record. Throws `pack-damaged` when it is not what the manifest says. */
  record(index: number): Promise<Buffer>;
  /** The content of one record, piece by piece; a piece is valid until the next. Whoever uses it compares the whole with its fingerprint. */
  content(index: number): AsyncGenerator<Uint8Array>;
  /** Goes through every byte, in order. `each` receives every record; throws `pack-damaged` when any byte is not what the manifest makes it. */
  check(each: (index: number, record: Buffer) => void, worked: (bytes: number) => Promise<void>): Promise<void>;
}

const sha256Of = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');

/** The stretches of an archive, in order. */
type Stretch =
  | { readonly what: 'fixed'; readonly bytes: Uint8Array }
  | { readonly what: 'zeros'; readonly size: number }
  | { readonly what: 'record' | 'content'; readonly index: number; readonly size: number; readonly sha256: string };

function* stretchesOf(manifest: Manifest, { layout, length, manifest: text, places }: PackLayout): Generator<Stretch> {
  const headerAt = (entry: number): Stretch => ({ what: 'fixed', bytes: tarHeader(layout.entries[entry] ?? { name: 'x', size: 0, kind: 'file' }, layout.seconds) });
  const filling = (size: number): Stretch => ({ what: 'zeros', size: paddedSize(size) - size });
  yield headerAt(0);
  yield { what: 'fixed', bytes: text };
  yield filling(text.byteLength);
  for (const [index, { record, content }] of manifest.records.entries()) {
    const place = places[index];
    if (place === undefined) return;
    yield headerAt(place.record);
    yield { what: 'record', index, ...record };
    yield filling(record.size);
    if (content !== null && place.content !== null) {
      yield headerAt(place.content);
      yield { what: 'content', index, ...content };
      yield filling(content.size);
    }
  }
  yield { what: 'zeros', size: length - layout.length };
}

const sizeOf = (stretch: Stretch): number => (stretch.what === 'fixed' ? stretch.bytes.byteLength : stretch.size);

/** Holds an archive against its stretches as its bytes come. */
class Comparison {
  readonly #stretches: Iterator<Stretch>;
  readonly #each: (index: number, record: Buffer) => void;
  #stretch: Stretch | undefined;
  #at = 0;
  #hash: Hash = createHash('sha256');
  #text: Buffer[] = [];

  constructor(stretches: Iterator<Stretch>, each: (index: number, record: Buffer) => void) {
    this.#stretches = stretches;
    this.#each = each;
    this.#next();
  }

  take(bytes: Uint8Array): void {
    for (let done = 0; done < bytes.byteLength;) {
      const stretch = this.#stretch;
      if (stretch === undefined) throw packDamaged('end');
      const piece = bytes.subarray(done, done + sizeOf(stretch) - this.#at);
      this.#compare(stretch, piece);
      this.#at += piece.byteLength;
      done += piece.byteLength;
      if (this.#at === sizeOf(stretch)) this.#end(stretch);
    }
  }

  finish(): void {
    if (this.#stretch !== undefined) throw packDamaged('end');
  }

  #compare(stretch: Stretch, piece: Uint8Array): void {
    switch (stretch.what) {
      case 'fixed':
        if (!Buffer.from(piece).equals(stretch.bytes.subarray(this.#at, this.#at + piece.byteLength))) throw packDamaged('archive');
        return;
      case 'zeros':
        if (piece.some((byte) => byte !== 0)) throw packDamaged('archive');
        return;
      case 'record':
        this.#text.push(Buffer.from(piece));
        break;
      case 'content': break;
    }
    this.#hash.update(piece);
  }

  #end(stretch: Stretch): void {
    if (stretch.what === 'record' || stretch.what === 'content') {
      if (this.#hash.digest('hex') !== stretch.sha256) throw packDamaged(stretch.what);
      if (stretch.what === 'record') this.#each(stretch.index, Buffer.concat(this.#text));
    }
    this.#next();
  }

  /** The next stretch that has bytes; those without end at once. */
  #next(): void {
    this.#at = 0;
    this.#hash = createHash('sha256');
    this.#text = [];
    const next = this.#stretches.next();
    this.#stretch = next.done === true ? undefined : next.value;
    if (this.#stretch !== undefined && sizeOf(this.#stretch) === 0) this.#end(this.#stretch);
  }
}

async function* range(payload: Payload, start: number, end: number): AsyncGenerator<Uint8Array> {
  if (start === end) return;
  for await (const piece of payload.pieces(Math.floor(start / chunkBytes), Math.ceil(end / chunkBytes))) {
    if (piece.damaged.length > 0) throw packDamaged('payload');
    if (piece.endMissing) throw packDamaged('end');
    const from = Math.max(start, piece.at);
    const to = Math.min(end, piece.at + piece.bytes.byteLength);
    if (from < to) yield piece.bytes.subarray(from - piece.at, to - piece.at);
  }
}

const readManifest = async (payload: Payload): Promise<Manifest> => {
  const { length } = payload;
  if (length === null) throw packDamaged('end');
  if (length < blockBytes) throw new HoldfastError('not-a-pack');
  const header = readTarHeader(await payload.read(0, blockBytes));
  if (header.kind !== 'entry' || !/^[0-9a-f]{32}\/manifest\.json$/.test(header.entry.name)) throw new HoldfastError('not-a-pack');
  const { size, name } = header.entry;
  if (size > largestManifest || blockBytes + size > length) throw packDamaged('manifest');
  const manifest = parseManifest(Buffer.from(await payload.read(blockBytes, blockBytes + size)).toString('utf8'));
  if (manifest === null) throw packDamaged('manifest');
  if ('newer' in manifest) throw new HoldfastError('pack-newer', { found: manifest.newer });
  if (manifestName(manifest.packId) !== name) throw packDamaged('manifest');
  return manifest;
};

/**
 * Reads the manifest of an opened payload, which stays the caller's. Throws `not-a-pack` for an archive of something else, `pack-newer` (`found`) and
 * `pack-damaged`.
 */
export const openPack = async (payload: Payload): Promise<Pack> => {
  const manifest = await onPack(() => readManifest(payload));
  const placed = packLayout(manifest);
  const { layout, length, manifest: text, places } = placed;
  if (payload.length !== length) throw packDamaged('end');
  const bytesOf = (entry: number | null | undefined): AsyncGenerator<Uint8Array> => {
    const found = entry === null || entry === undefined ? undefined : layout.entries[entry];
    if (found === undefined) throw new RangeError('a record without this part');
    return range(payload, found.contentAt, found.contentAt + found.size);
  };
  return {
    manifest, manifestSha256: sha256Of(text), length,
    record: async (index) => {
      const pieces: Buffer[] = [];
      for await (const bytes of bytesOf(places[index]?.record)) pieces.push(Buffer.from(bytes));
      const record = Buffer.concat(pieces);
      if (sha256Of(record) !== manifest.records[index]?.record.sha256) throw packDamaged('record');
      return record;
    },
    content: (index) => bytesOf(places[index]?.content),
    check: async (each, worked) => {
      const comparison = new Comparison(stretchesOf(manifest, placed), each);
      for await (const piece of payload.pieces()) {
        if (piece.damaged.length > 0) throw packDamaged('payload');
        if (piece.endMissing) throw packDamaged('end');
        comparison.take(piece.bytes);
        await worked(piece.bytes.byteLength);
      }
      comparison.finish();
    },
  };
};
