// What Home shows beyond counts: when the vault was last checked, room on its disk, lines that were put off, where someone left off.
import { z } from 'zod';
import { evidenceIdSchema, memberCodeSchema } from '../ids.ts';
import { instantSchema } from '../time.ts';

/** Lines that can stand on Home and be put off, in the order they are shown. */
export const homeLines = ['records-harmed', 'set-aside', 'not-added', 'to-decide', 'not-checked', 'restored', 'check-due', 'copy-wrong', 'backup-due', 'disk-space', 'not-described', 'not-reviewed'] as const;
export type HomeLine = (typeof homeLines)[number];

/** A line that someone put off. `count` is what it counted then. */
export const putOffSchema = z.strictObject({
  line: z.enum(homeLines),
  /** The day it comes back, as `YYYY-MM-DD` where the person is. */
  until: z.iso.date(),
  by: memberCodeSchema,
  at: instantSchema,
  count: z.int().min(0),
});
export type PutOff = z.infer<typeof putOffSchema>;

export const vaultCheckSchema = z.strictObject({
  at: instantSchema,
  by: memberCodeSchema,
  items: z.int().min(0),
  problems: z.int().min(0),
});
export type VaultCheck = z.infer<typeof vaultCheckSchema>;

/** An item someone had in hand. */
export const workSchema = z.strictObject({ id: evidenceIdSchema, title: z.string(), fileName: z.string(), did: z.enum(['described', 'reviewed', 'added']), at: instantSchema });

export const homeOverviewSchema = z.strictObject({
  /** The last check that read every byte; null when there was none since the vault was made or restored. */
  lastFullCheck: vaultCheckSchema.nullable(),
  /** When the vault came from a backup or a mirror; null where it never did. */
  restoredAt: instantSchema.nullable(),
  /** When the oldest item came in; null for an empty vault. */
  firstAddedAt: instantSchema.nullable(),
  /** Bytes on the disk that holds the vault; null where the system does not say. */
  disk: z.strictObject({ free: z.int().min(0), total: z.int().min(0) }).nullable(),
  /** When a check since the vault was opened found the records damaged or older; null when none did. */
  recordsHarmedAt: instantSchema.nullable(),
  putOff: z.array(putOffSchema),
  /** What whoever opened the vault worked on last, newest first; then what came in last. */
  goOn: z.array(workSchema).max(3),
});
export type HomeOverview = z.infer<typeof homeOverviewSchema>;
