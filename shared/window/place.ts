// Where the window was when a vault was locked, so that opening it again leads back. No words: which filter the list had is kept with the list.
import { z } from 'zod';
import { evidenceIdSchema } from '../ids.ts';

/** Places that are come back to. Panic, duress and shares are not: whoever opens next need not see that somebody was there. */
export const keptPlaceSchema = z.discriminatedUnion('place', [
  z.strictObject({ place: z.enum(['home', 'evidence', 'safety', 'settings', 'handover', 'about', 'cases', 'log']) }),
  z.strictObject({ place: z.literal('evidence item'), id: evidenceIdSchema, tab: z.enum(['details', 'links', 'custody']) }),
]);
export type KeptPlace = z.infer<typeof keptPlaceSchema>;

/** For so long a place is come back to; the next day begins at Home, where it says what is due. */
export const keptPlaceMs = 8 * 3_600_000;
