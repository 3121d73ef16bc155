// The shape of long work as the window and the command line see it.
import { z } from 'zod';
import { failureSchema } from '../contract/failure-schema.ts';
import { caseIdSchema, evidenceIdSchema, jobIdSchema, sha256Schema } from '../ids.ts';
import { instantSchema } from '../time.ts';
import { problemSchema } from '../vault/schema.ts';

export const jobKinds = ['add', 'verify', 'export', 'remove-originals', 'backup', 'backup-check', 'drill', 'mirror', 'mirror-check', 'hand-over', 'take-in', 'describe', 'put-away', 'bring-back', 'move-to-case', 'destroy', 'undo'] as const;
export const jobStates = ['running', 'paused', 'stopping', 'finished', 'stopped', 'failed'] as const;

const count = z.int().min(0);

export const jobProgressSchema = z.strictObject({
  job: jobIdSchema,
  kind: z.enum(jobKinds),
  state: z.enum(jobStates),
  /** Items and bytes never go backwards. `total` grows while folders are still being read; null until known at all. */
  itemsDone: count,
  itemsTotal: count.nullable(),
  bytesDone: count,
  bytesTotal: count.nullable(),
  /** Per outcome, for the line under the bar. */
  counts: z.strictObject({ new: count, duplicate: count, restored: count, failed: count, problem: count }),
  /** The file or item being worked on; null between items. */
  now: z.string().nullable(),
  /** Milliseconds it has been running, pauses left out. */
  elapsedMs: count,
  /** Why the whole job ended early, when it did (`disk-full`, say). */
  failure: failureSchema.nullable(),
  /** What failed in it can be tried again, and what a stop left gone on with (`jobs.retry`). False once it was. */
  canRetry: z.boolean(),
  /** Items that failed and were not tried again since. */
  toRetry: count,
});
export type JobProgress = z.infer<typeof jobProgressSchema>;

/** Long work that a lock or the end of the program cut short. How far it had come is as it was when that was last written down. */
export const unfinishedSchema = z.strictObject({ job: jobIdSchema, kind: z.enum(jobKinds), itemsDone: count, itemsTotal: count.nullable(), at: instantSchema });
export type Unfinished = z.infer<typeof unfinishedSchema>;

export const resultFilterSchema = z.enum(['all', 'new', 'duplicate', 'restored', 'failed', 'problem']);

/** Longest text that results are looked through for. */
export const longestResultFilter = 255;

export const jobResultSchema = z.strictObject({
  /** Position in the job, from 0. */
  index: count,
  /** What the person sees: file name for adding, item title for verifying. */
  name: z.string(),
  /**
   * `restored`: the file took the place of stored bytes that were damaged, and the item is whole again. `to-decide`: what a pack says about an item differs from
   * what is said here; nothing was overwritten, and a person decides.
   */
  outcome: z.enum(['new', 'duplicate', 'restored', 'failed', 'ok', 'problem', 'removed', 'kept', 'to-decide']),
  item: evidenceIdSchema.nullable(),
  /** The case that the item was in already, where it is another than the one that was added to. */
  otherCase: caseIdSchema.optional(),
  sha256: sha256Schema.nullable(),
  size: count.nullable(),
  failure: failureSchema.nullable(),
  problem: problemSchema.nullable(),
});
export type JobResult = z.infer<typeof jobResultSchema>;

/** A result as a list shows it. `again` says whether this one item can be tried again (`jobs.retry`); `done` once it was, in another job. */
export const shownResultSchema = jobResultSchema.extend({ again: z.enum(['no', 'can', 'done']) });
export type ShownResult = z.infer<typeof shownResultSchema>;
