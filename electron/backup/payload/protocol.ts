// What main thread and payload threads say to each other, and how much they do at once.
import { chunkBytes, sealedChunkBytes } from '../age/payload.ts';
import type { Layout } from '../tar/layout.ts';

/** Chunks in one task: a mebibyte keeps the disk in long strides and a stop prompt. */
export const chunksInTask = 16;
export const plainTaskBytes = chunksInTask * chunkBytes;
export const sealedTaskBytes = chunksInTask * sealedChunkBytes;

/** Where the sealed bytes come from: a file, or an armored one that was read into memory. */
export type SealedSource = { readonly file: string } | { readonly memory: SharedArrayBuffer };

export interface SealStart {
  readonly role: 'seal';
  readonly file: string;
  readonly key: Uint8Array;
  /** Where the first chunk lies in the file. */
  readonly payloadAt: number;
  readonly layout: Layout;
  /** For comparing what is read back with what was sealed; lives as long as one backup is being written. */
  readonly markKey: Uint8Array;
}

export interface OpenStart {
  readonly role: 'open';
  readonly source: SealedSource;
  readonly key: Uint8Array;
  readonly payloadAt: number;
  /** Bytes from the first chunk to the end. */
  readonly sealedLength: number;
}

export type ThreadStart = SealStart | OpenStart;

export interface SealTask {
  readonly task: number;
  readonly first: number;
  /** Bytes of plaintext in these chunks; all chunks but possibly the last are full. */
  readonly plainLength: number;
  /** Whether the payload ends with them. */
  readonly ends: boolean;
  /** A layout that takes the place of the one the thread began with: the archive's end is known last. */
  readonly layout: Layout | null;
}

/** Reads back what a task sealed. */
export interface CompareTask {
  readonly task: number;
  readonly first: number;
  readonly sealedLength: number;
  readonly mark: string;
}

export interface OpenTask {
  readonly task: number;
  readonly first: number;
  readonly count: number;
  /** Where the plain bytes go; it travels to the thread and back. */
  readonly into: ArrayBuffer;
}

export interface Sealed {
  readonly task: number;
  /** Names of entries that could not be read to their end. */
  readonly unreadable: readonly string[];
  /** A code over the sealed bytes, and how many they are. */
  readonly mark: string;
  readonly sealedLength: number;
}

export interface Compared {
  readonly task: number;
  readonly equal: boolean;
}

export interface Opened {
  readonly task: number;
  readonly first: number;
  readonly plain: ArrayBuffer;
  readonly length: number;
  /** Numbers of chunks that are not what was written there; their bytes are zeros. */
  readonly damaged: readonly number[];
  /** The payload's last chunk is here and does not say that it is the last: what came after it is gone. */
  readonly endMissing: boolean;
}

/** `error` is the system's name for what went wrong (`ENOSPC`); null for what the system has no name for. */
export type FromThread = Sealed | Opened | Compared | { readonly task: number; readonly error: string | null };
