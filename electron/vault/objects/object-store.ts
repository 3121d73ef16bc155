// Encrypted bytes under opaque names. Each object has its own random key, which lives in records.db and nowhere else.
// (Interface only here; `file-object-store.ts` keeps objects as files as FORMAT.md states byte by byte.)
import type { ObjectId } from '../../../shared/ids.ts';

/** What records.db must keep to find and read an object again. Losing `key` is losing the object. */
export interface ObjectRef {
  readonly id: ObjectId;
  /** 32 bytes. */
  readonly key: Uint8Array;
  /** Length of the content in bytes, padding left out. */
  readonly size: number;
}

/** Which object, and how long its content is: enough to read what lies there, not to open it. */
export type ObjectOutline = Omit<ObjectRef, 'key'>;

/** Which file of a disk it is, whatever its name. */
export interface FileIdentity {
  readonly device: bigint;
  readonly number: bigint;
}

/** What whoever writes an object can be told meanwhile. */
export interface WriteWatch {
  /** Is told how many bytes of the file, from its start, are synced: now and then while it is written, and when it is finished. */
  readonly onDisk?: (bytes: number) => void;
  /** Sees every byte of the file, sealed, in order, before it goes to the disk; may look at it only until it returns. */
  readonly sealed?: (bytes: Uint8Array) => void;
}

export interface ObjectWriter {
  readonly id: ObjectId;
  /** Encrypts and writes the next bytes. The caller may reuse the buffer once this resolves. */
  write(chunk: Uint8Array): Promise<void>;
  /**
   * Pads, seals, syncs the file under a temporary name. Not yet visible as an object: `publish` renames it. Nothing may refer
   * to the object before it is published.
   */
  finish(): Promise<ObjectRef>;
  /** Removes what was written. Safe to call at any point before `publish`. */
  discard(): Promise<void>;
}

export interface ObjectReader {
  readonly size: number;
  /**
   * The content bytes `[start, end)`. Only chunks that overlap are read and decrypted; nothing is returned before its tag is
   * checked. Throws HoldfastError `object-damaged` or `object-missing`.
   */
  read(start: number, end: number): Promise<Uint8Array>;
  /**
   * Authenticates what lies after the content (the padding and the mark of the end), which no read returns. With it and a read of
   * everything, every byte of the file was checked. Throws as `read` does.
   */
  checkPadding(): Promise<void>;
  close(): Promise<void>;
}

export interface ObjectStore {
  /** Writing blocks the thread for all but the syncs: for threads that have nothing else to answer. */
  create(watch?: WriteWatch): Promise<ObjectWriter>;
  /** Renames finished objects to their places and syncs the folders: from here on a crash keeps them. */
  publish(refs: readonly ObjectRef[]): Promise<void>;
  open(ref: ObjectRef): Promise<ObjectReader>;
  /**
   * Authenticates every byte of the file, padding too, from its start to its end, and hands each piece of content to `each`, which may
   * look at it only until it returns. Blocks the thread: for threads that have nothing else to answer. Throws as `ObjectReader.read` does.
   */
  passThrough(ref: ObjectRef, each: (plain: Uint8Array, at: number) => void): void;
  /**
   * Hands every byte of the file of an object that is still being written and will hold `size` bytes to `each`, sealed, in order: nothing is read before `waitFor` (an
   * end in the file) returned, and `waitFor` throws when the file will not be finished. Answers which file it was. Blocks the thread. Throws as `passThrough` does.
   */
  follow(object: ObjectOutline, waitFor: (end: number) => void, each: (sealed: Uint8Array) => void): FileIdentity;
  /** Whether the published object is this very file. Throws the failures of the disk, and `object-missing`. */
  isSameFile(ref: ObjectRef, identity: FileIdentity): Promise<boolean>;
  /** Unlinks the file, finished or not; one that is gone already is no failure. The caller destroys the key row first. */
  remove(id: ObjectId): Promise<void>;
  /**
   * Everything in the objects folder, for sweep and verify. Leftovers of interrupted writes come first, so that a sweep can stop
   * at the first finished one. `id` is null for what is not ours; `file` is the path inside the vault folder.
   */
  inventory(): AsyncIterable<{ readonly id: ObjectId | null; readonly file: string; readonly bytes: number; readonly unfinished: boolean }>;
}
