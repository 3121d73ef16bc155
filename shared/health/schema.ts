// What is known of a vault's health. Each finding is one thing that was looked at, with a severity defined by what could be lost.
import { z } from 'zod';
import { instantSchema } from '../time.ts';
import { problemSchema, problemSeverities } from '../vault/schema.ts';

/** One per sentence that can be said; the words are under `health.` in the language files, and say what to do. */
export const healthKinds = [
  'records-harmed', 'header-fine', 'header-harmed', 'ways-several', 'ways-one', 'history-fine', 'history-harmed',
  'custody-fine', 'custody-broken', 'custody-not-walked', 'structure-checked', 'structure-never', 'bytes-checked', 'bytes-due', 'bytes-never', 'bytes-restored',
  'set-aside-none', 'set-aside-some', 'space-enough', 'space-low', 'space-unknown', 'leftovers-none', 'leftovers-some',
  'backup-proven', 'backup-due', 'backup-not-proven', 'backup-none', 'copies-unread', 'drill-good', 'drill-failed', 'drill-never', 'copy-damaged', 'mirror-unseen',
] as const;
export type HealthKind = (typeof healthKinds)[number];

export const healthFindingSchema = z.strictObject({
  kind: z.enum(healthKinds),
  /** What could be lost, as for a problem; null where nothing is wrong. */
  severity: z.enum(problemSeverities).nullable(),
  /** When it was looked at; null for what was never checked, which is neither good nor bad. */
  at: instantSchema.nullable(),
  facts: z.record(z.string(), z.union([z.string(), z.number()])),
  /** Said in their own words under the finding. */
  problems: z.array(problemSchema),
});
export type HealthFinding = z.infer<typeof healthFindingSchema>;
