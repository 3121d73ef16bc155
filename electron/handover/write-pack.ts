// Writes one pack: age header, then the archive, sealed as it is produced. What was written is read back as a receiver would read it
// before it counts.
import { randomBytes } from 'node:crypto';
import { tagBytes } from '../backup/age/chacha.ts';
import { writeHeader } from '../backup/age/header.ts';
import { chunkCount, payloadKey, payloadNonceBytes } from '../backup/age/payload.ts';
import { stanzasFor } from '../backup/age/stanzas.ts';
import { HoldfastError } from '../../shared/contract/failure.ts';
import { openAgeFile, openPayloadWith } from '../backup/read-backup.ts';
import { paddedSize, tarHeader } from '../backup/tar/header.ts';
import { packDamaged } from './failures.ts';
import { packLayout, type PackLayout } from './layout.ts';
import { manifestText, type Manifest } from './manifest.ts';
import { openPack } from './read-pack.ts';
import { sealStream, type SealStream } from './seal-stream.ts';

export interface PackContents {
  readonly manifest: Manifest;
  /** The text of each record. */
  readonly records: readonly Uint8Array[];
  /** The content of one record, which throws when it is not what the manifest says. */
  readonly content: (index: number) => AsyncIterable<Uint8Array>;
}

export interface SealedPack {
  /** The secret of this one file, for reading it back. The caller clears it. */
  readonly fileKey: Uint8Array;
  /** Length of the file. */
  readonly length: number;
  /** Hands the whole file to `out`, in order. */
  write(out: (bytes: Uint8Array) => Promise<void>): Promise<void>;
  /** Opens what lies at `path` and goes through every byte. Throws `pack-damaged` (part `written`) unless it is this pack, and `read-back-unread`. */
  readBack(path: string, worked: (bytes: number) => Promise<void>): Promise<void>;
}

/** A disk that does not give back what was written is not told as bytes that differ. */
const notReadBack = (error: unknown): HoldfastError => (error instanceof HoldfastError && error.code === 'disk-gone' ? new HoldfastError('read-back-unread', {}, { cause: error }) : packDamaged('written'));

const writeArchive = async (stream: SealStream, { manifest, records, content }: PackContents, { layout, manifest: text, places, length }: PackLayout): Promise<void> => {
  const part = async (entry: number, pieces: AsyncIterable<Uint8Array> | readonly Uint8Array[]): Promise<void> => {
    const placed = layout.entries[entry];
    if (placed === undefined) throw new RangeError('a part that is not laid out');
    await stream.write(tarHeader(placed, layout.seconds));
    let written = 0;
    for await (const bytes of pieces) {
      await stream.write(bytes);
      written += bytes.byteLength;
    }
    if (written !== placed.size) throw packDamaged('written');
    await stream.write(new Uint8Array(paddedSize(placed.size) - placed.size));
  };
  await part(0, [text]);
  for (const [index, { record, content: at }] of places.entries()) {
    await part(record, [records[index] ?? new Uint8Array(0)]);
    if (at !== null && manifest.records[index]?.content !== null) await part(at, content(index));
  }
  await stream.write(new Uint8Array(length - layout.length));
};

/** Prepares a pack for recipients (their 32 bytes each). */
export const sealPack = async (contents: PackContents, recipients: readonly Uint8Array[]): Promise<SealedPack> => {
  const fileKey = Uint8Array.from(randomBytes(16));
  const nonce = randomBytes(payloadNonceBytes);
  const head = Buffer.concat([writeHeader(await stanzasFor(fileKey, { recipients }), fileKey), nonce]);
  const layout = packLayout(contents.manifest);
  return {
    fileKey,
    length: head.byteLength + layout.length + tagBytes * chunkCount(layout.length),
    write: async (out) => {
      const key = payloadKey(fileKey, nonce);
      try {
        await out(head);
        const stream = sealStream(key, out);
        await writeArchive(stream, contents, layout);
        await stream.end();
      } finally {
        key.fill(0);
      }
    },
    readBack: async (path, worked) => {
      const payload = openPayloadWith(await openAgeFile(path).catch((error: unknown) => { throw notReadBack(error); }), fileKey);
      try {
        const pack = await openPack(payload);
        if (manifestText(pack.manifest) !== manifestText(contents.manifest)) throw packDamaged('written');
        await pack.check(() => undefined, worked);
      } finally {
        await payload.close();
      }
    },
  };
};
