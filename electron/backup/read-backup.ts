// Opens the outside of a backup: age header and payload. Everything it hands on was authenticated; what was not is told as damage.
import { open, type FileHandle } from 'node:fs/promises';
import { basename } from 'node:path';
import { HoldfastError } from '../../shared/contract/failure.ts';
import { MiB } from '../../shared/sizes.ts';
import { fromSystemError, systemCode } from '../vault/disk/system-failure.ts';
import { dearmor, looksArmored } from './age/armor.ts';
import { damaged } from './age/failures.ts';
import { largestHeader, parseHeader, versionLine, type Header } from './age/header.ts';
import { needsPassphrase, openHeader, type AgeSecret } from './age/open.ts';
import { chunkBytes, payloadKey, payloadNonceBytes, plainLength, sealedChunkBytes } from './age/payload.ts';
import { diskOfBackupGone } from './backup-disk.ts';
import { createOpener } from './payload/open-chunks.ts';
import { chunksInTask, plainTaskBytes, type Opened, type SealedSource } from './payload/protocol.ts';
import { startPayloadThreads, type PayloadThreads } from './payload/threads.ts';

/** Armor is for text that travels; a backup in armor beyond this is unpacked with age itself. */
const largestArmored = 256 * MiB;

export interface AgeFile {
  readonly source: SealedSource;
  readonly header: Header;
  /** The 16 bytes after the header. */
  readonly nonce: Uint8Array;
  readonly payloadAt: number;
  readonly sealedLength: number;
  readonly opensWith: 'passphrase' | 'identity';
}

/** A piece of the plain payload. */
export interface Piece {
  /** Place of its first byte. */
  readonly at: number;
  /** Valid until the next piece is asked for. */
  readonly bytes: Uint8Array;
  /** Numbers of chunks whose bytes are zeros because they are not what was written. */
  readonly damaged: readonly number[];
  /** The payload ends here although it should not. */
  readonly endMissing: boolean;
}

export interface Payload {
  /** Bytes of plaintext, as far as the file's length tells; null when it was cut where no payload can end. */
  readonly length: number | null;
  /** The pieces from chunk `firstChunk` on, in order, read ahead by several threads. `until` is the number after the last wanted chunk. */
  pieces(firstChunk?: number, until?: number): AsyncGenerator<Piece>;
  /** The plain bytes `[start, end)`. Throws `backup-damaged` unless every one of them is authentic. */
  read(start: number, end: number): Promise<Uint8Array>;
  close(): Promise<void>;
}

const readAt = async (handle: FileHandle, at: number, length: number): Promise<Uint8Array> => {
  const bytes = Buffer.alloc(length);
  let done = 0;
  while (done < length) {
    const { bytesRead } = await handle.read(bytes, done, length - done, at + done);
    if (bytesRead === 0) break;
    done += bytesRead;
  }
  return bytes.subarray(0, done);
};

const ageFileOf = (source: SealedSource, start: Uint8Array, total: number): AgeFile => {
  const header = parseHeader(start);
  const nonce = Uint8Array.from(start.subarray(header.length, header.length + payloadNonceBytes));
  if (nonce.byteLength < payloadNonceBytes) throw damaged('header');
  const payloadAt = header.length + payloadNonceBytes;
  return { source, header, nonce, payloadAt, sealedLength: total - payloadAt, opensWith: needsPassphrase(header) ? 'passphrase' : 'identity' };
};

/**
 * Reads the header, armored or not. Needs no secret. Throws `not-found`, `not-a-backup` for a file that is no age file at all, `backup-damaged`,
 * `too-large` for much armor, and the failures of the disk.
 */
export const openAgeFile = async (path: string): Promise<AgeFile> => {
  let handle: FileHandle | undefined;
  try {
    handle = await open(path, 'r');
    const status = await handle.stat();
    if (!status.isFile()) throw new HoldfastError('not-a-backup');
    const start = await readAt(handle, 0, Math.min(status.size, largestHeader + payloadNonceBytes));
    if (!looksArmored(start)) {
      requireAge(start);
      return ageFileOf({ file: path }, start, status.size);
    }
    if (status.size > largestArmored) throw new HoldfastError('too-large');
    const file = dearmor(await readAt(handle, 0, status.size));
    const memory = new SharedArrayBuffer(file.byteLength);
    new Uint8Array(memory).set(file);
    return ageFileOf({ memory }, file, file.byteLength);
  } catch (error) {
    if (['ENOENT', 'ENOTDIR'].includes(systemCode(error) ?? '')) throw new HoldfastError('not-found', { where: 'disk', name: basename(path) });
    const known = fromSystemError(error);
    throw known instanceof HoldfastError && known.code === 'disk-gone' ? diskOfBackupGone(error) : known;
  } finally {
    await handle?.close();
  }
};

/** A file that does not even begin like age's is nobody's damaged backup. */
const requireAge = (start: Uint8Array): void => {
  const begin = Buffer.from(versionLine.trimEnd());
  if (!Buffer.from(start.subarray(0, begin.byteLength)).equals(begin)) throw new HoldfastError('not-a-backup');
};

const payloadOf = (file: AgeFile, key: Uint8Array): Payload => {
  const { source, payloadAt, sealedLength } = file;
  const start = { role: 'open', source, key, payloadAt, sealedLength } as const;
  let threads: PayloadThreads | undefined;
  let opener: ReturnType<typeof createOpener> | undefined;
  const chunks = Math.max(1, Math.ceil(sealedLength / sealedChunkBytes));
  const spare: ArrayBuffer[] = [];

  const pieceOf = ({ first, plain, length, damaged: wrong, endMissing }: Opened): Piece =>
    ({ at: first * chunkBytes, bytes: new Uint8Array(plain, 0, length), damaged: wrong, endMissing });

  /** A mebibyte or less is opened on the spot: starting a thread takes a hundred times as long. */
  const onePiece = (first: number, count: number): Opened => {
    opener ??= createOpener(start);
    return opener.run({ task: 0, first, count, into: spare.pop() ?? new ArrayBuffer(plainTaskBytes) });
  };

  async function* pieces(firstChunk = 0, until = chunks): AsyncGenerator<Piece> {
    const end = Math.min(until, chunks);
    if (end - firstChunk <= chunksInTask) {
      const opened = onePiece(firstChunk, Math.max(0, end - firstChunk));
      yield pieceOf(opened);
      spare.push(opened.plain);
      return;
    }
    threads ??= startPayloadThreads(start);
    const { open: openIn, room } = threads;
    const ahead: Promise<Opened>[] = [];
    let next = firstChunk;
    const ask = (): void => {
      while (ahead.length < room && next < end) {
        const count = Math.min(chunksInTask, end - next);
        const asked = openIn({ first: next, count, into: spare.pop() ?? new ArrayBuffer(plainTaskBytes) });
        // Awaited below in order; a failure of a later one must not end the process before.
        asked.catch(() => undefined);
        ahead.push(asked);
        next += count;
      }
    };
    try {
      ask();
      for (let first = ahead.shift(); first !== undefined; first = ahead.shift()) {
        const opened = await first;
        yield pieceOf(opened);
        spare.push(opened.plain);
        ask();
      }
    } finally {
      for (const opened of await Promise.allSettled(ahead)) if (opened.status === 'fulfilled') spare.push(opened.value.plain);
    }
  }

  return {
    length: plainLength(sealedLength) ?? null,
    pieces,
    read: async (start, end) => {
      const bytes = new Uint8Array(end - start);
      for await (const piece of pieces(Math.floor(start / chunkBytes), Math.ceil(end / chunkBytes))) {
        if (piece.damaged.length > 0 || piece.endMissing) throw damaged('payload');
        const from = Math.max(start, piece.at);
        const to = Math.min(end, piece.at + piece.bytes.byteLength);
        if (from < to) bytes.set(piece.bytes.subarray(from - piece.at, to - piece.at), from - start);
      }
      return bytes;
    },
    close: async () => {
      opener?.close();
      await threads?.close();
      key.fill(0);
    },
  };
};

/** The payload of a file whose key is at hand: for reading back what was just written. The key stays the caller's. */
export const openPayloadWith = (file: AgeFile, fileKey: Uint8Array): Payload => payloadOf(file, payloadKey(fileKey, file.nonce));

/** The payload, opened with a secret. Throws `backup-did-not-open`, `backup-damaged`, `memory-not-available`. Close it. */
export const openPayload = async (file: AgeFile, secret: AgeSecret): Promise<Payload> => {
  const fileKey = await openHeader(file.header, secret);
  try {
    return openPayloadWith(file, fileKey);
  } finally {
    fileKey.fill(0);
  }
};

/** Passes every piece and throws `backup-damaged` (part `payload`, or `end` when the file was cut) when one is not as it was written. */
export async function* wholePieces(payload: Payload): AsyncGenerator<Piece> {
  for await (const piece of payload.pieces()) {
    if (piece.damaged.length > 0) throw damaged('payload');
    if (piece.endMissing) throw damaged('end');
    yield piece;
  }
}
