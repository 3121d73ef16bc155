// The core properties of a modern office file (`docProps/core.xml`, `meta.xml`): one small entry of its zip, inflated within a
// bound. No other part of the document is opened.
import { inflateRawSync } from 'node:zlib';
import { KiB } from '../../../shared/sizes.ts';
import { boundedText, entryList, type ByteSource, type Extracted } from './shape.ts';

const mostOfOneEntry = 256 * KiB;
const mostOfDirectory = 512 * KiB;
const endOfDirectory = 0x06054b50;
const directoryEntry = 0x02014b50;

interface ZipEntry {
  readonly method: number;
  readonly packed: number;
  readonly at: number;
}

const view = (bytes: Uint8Array): DataView => new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);

const findEntry = async (source: ByteSource, wanted: readonly string[]): Promise<ZipEntry | null> => {
  const tail = await source.read(Math.max(0, source.size - 66 * KiB), source.size);
  let end = tail.byteLength - 22;
  while (end >= 0 && view(tail).getUint32(end, true) !== endOfDirectory) {
    end -= 1;
  }
  if (end < 0) {
    return null;
  }
  const length = view(tail).getUint32(end + 12, true);
  const start = view(tail).getUint32(end + 16, true);
  if (length > mostOfDirectory || start + length > source.size) {
    return null;
  }
  const directory = await source.read(start, start + length);
  const fields = view(directory);
  for (let at = 0; at + 46 <= directory.byteLength && fields.getUint32(at, true) === directoryEntry;) {
    const nameLength = fields.getUint16(at + 28, true);
    const name = Buffer.from(directory.subarray(at + 46, at + 46 + nameLength)).toString('utf8');
    if (wanted.includes(name)) {
      return { method: fields.getUint16(at + 10, true), packed: fields.getUint32(at + 20, true), at: fields.getUint32(at + 42, true) };
    }
    at += 46 + nameLength + fields.getUint16(at + 30, true) + fields.getUint16(at + 32, true);
  }
  return null;
};

const contentOf = async (source: ByteSource, entry: ZipEntry): Promise<string | null> => {
  if (entry.packed > mostOfOneEntry || entry.at + 30 > source.size) {
    return null;
  }
  const local = view(await source.read(entry.at, entry.at + 30));
  const start = entry.at + 30 + local.getUint16(26, true) + local.getUint16(28, true);
  const packed = await source.read(start, Math.min(source.size, start + entry.packed));
  const bytes = entry.method === 8 ? inflateRawSync(packed, { maxOutputLength: mostOfOneEntry }) : packed;
  return Buffer.from(bytes).toString('utf8');
};

const characters: Readonly<Record<string, string>> = { '&lt;': '<', '&gt;': '>', '&quot;': '"', '&apos;': "'", '&amp;': '&' };

/** Reads the core properties. Throws on a damaged zip; a file without them gives an empty answer. */
export const readOffice = async (source: ByteSource): Promise<Extracted> => {
  const entry = await findEntry(source, ['docProps/core.xml', 'meta.xml']);
  const xml = entry === null ? null : await contentOf(source, entry);
  const list = entryList();
  // Plain elements with plain text; anything nested or declared is left alone, so no entity can expand.
  for (const match of (xml ?? '').matchAll(/<((?:dc|cp|dcterms|meta):[A-Za-z-]{1,60})(?:\s[^<>]{0,300})?>([^<]{1,4000})<\//g)) {
    list.add('document', match[1] ?? '', boundedText((match[2] ?? '').replace(/&(?:lt|gt|quot|apos|amp);/g, (all) => characters[all] ?? all)));
  }
  return { says: {}, entries: list.entries };
};
