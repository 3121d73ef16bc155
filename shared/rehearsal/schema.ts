// What rehearsals on a practice vault showed.
import { z } from 'zod';
import { rehearsalResultSchema } from '../panic/schema.ts';

/** The fewest wrong passphrases in a row that can be chosen: more of them show nothing more. */
export const practisedTries = 5;

/** What typing a passphrase at a practice vault came to. */
export const triesAttemptSchema = z.strictObject({
  opened: z.boolean(),
  /** Wrong passphrases in a row by now, as they are counted at the unlock screen. */
  wrong: z.int().min(0).max(practisedTries),
  /** What was seen when the last one made it unreadable; null before that. */
  result: rehearsalResultSchema.nullable(),
});
export type TriesAttempt = z.infer<typeof triesAttemptSchema>;
