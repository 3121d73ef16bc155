// What travels between the vault process and its evidence threads. Keys of single objects travel too: it is all one process. To and from a copying thread it travels in
// lists, in order.
import type { Failure } from '../../../shared/contract/failure.ts';
import type { Sha256 } from '../../../shared/ids.ts';
import type { FileIdentity, ObjectOutline, ObjectRef } from '../../vault/objects/object-store.ts';
import type { WriteProgress } from '../../vault/object-threads.ts';
import type { FileMetadata } from '../metadata/shape.ts';
import type { RingMemory } from './block-ring.ts';
import type { ContentMark } from './content-mark.ts';
import type { CopiedFacts } from './copy-source.ts';
import type { OpenSource } from './read-source.ts';

/** Short-lived objects get little room in each thread: left to itself every one of them keeps tens of megabytes for a few kilobytes of messages. */
export const threadLimits = Object.freeze({ maxYoungGenerationSizeMb: 4 });

/** What a thread that moves bytes is started for. `folder` is the vault's. */
export type BytesWorkerStart =
  | { readonly role: 'copy'; readonly folder: string }
  | { readonly role: 'follow'; readonly folder: string }
  | { readonly role: 'source'; readonly ring: RingMemory }
  | { readonly role: 'hash'; readonly blocks: readonly Uint8Array[] };

export interface InspectWorkerStart {
  readonly folder: string;
}

export interface HashMessage {
  readonly what: 'begin' | 'update' | 'digest';
  readonly ticket: number;
  readonly block?: number;
  readonly length?: number;
}

export interface HashAnswer {
  readonly ticket: number;
  /** Null but for `digest`. */
  readonly digest: Sha256 | null;
}

export interface ReadMessage {
  /** Open in this process, and kept open until the answer came. */
  readonly source: OpenSource;
}

export type ReadAnswer = { readonly size: number; readonly sha256: Sha256 } | { readonly failure: Failure };

export interface FollowMessage {
  /** What the object will be when it is whole. */
  readonly object: ObjectOutline;
  readonly markKey: Uint8Array;
  readonly progress: WriteProgress;
}

export type FollowAnswer = { readonly tag: Uint8Array; readonly file: FileIdentity } | { readonly failure: Failure };

export type CopySource = { readonly path: string | Uint8Array } | { readonly bytes: Uint8Array };

export type ToCopier =
  | { readonly do: 'copy'; readonly task: number; readonly name: string; readonly source: CopySource }
  /** The answer to `copied`: keep what was written, or throw it away because the vault has it already. */
  | { readonly do: 'decide'; readonly task: number; readonly keep: boolean };

export type FromCopier =
  | { readonly say: 'worked'; readonly task: number; readonly bytes: number }
  | { readonly say: 'copied'; readonly task: number; readonly facts: CopiedFacts }
  /** Synced under a temporary name; not yet published. `readBack`: the file that was read back already and found equal, null when that is still to be done. */
  | { readonly say: 'stored'; readonly task: number; readonly ref: ObjectRef; readonly readBack: FileIdentity | null }
  | { readonly say: 'dropped'; readonly task: number }
  | { readonly say: 'failed'; readonly task: number; readonly failure: Failure };

/** What a stored content must be: the one with this mark, or with this fingerprint. */
export type Expected = ContentMark | { readonly sha256: Sha256 };

/** Fingerprints that others use; no proof of anything, because two files can be made to share one. */
export type FurtherKind = 'sha1' | 'md5';

export interface ToInspector {
  readonly task: number;
  readonly ref: ObjectRef;
  readonly name: string;
  /** Read everything back, every tag checked: for its fingerprint, to compare its content with this, or not at all. */
  readonly readBack: 'fingerprint' | Expected | null;
  /** Read what the file says about itself, only what kind of file it is, or nothing. */
  readonly metadata: 'all' | 'kind' | 'none';
  /** With `fingerprint`: a further one, worked out from the same reading. */
  readonly also?: FurtherKind;
}

export type FromInspector =
  /** Of large objects only, like `read-back`. */
  | { readonly say: 'worked'; readonly task: number; readonly bytes: number }
  | { readonly say: 'read-back'; readonly task: number }
  | { readonly say: 'inspected'; readonly task: number; readonly inspected: Inspected }
  | { readonly say: 'failed'; readonly task: number; readonly failure: Failure };

export interface Inspected {
  /** Null when nothing was read for it. */
  readonly sha256: Sha256 | null;
  /** The further fingerprint; null when it was not asked for. */
  readonly also: string | null;
  /** Null when it was not asked for. */
  readonly metadata: FileMetadata | null;
}
