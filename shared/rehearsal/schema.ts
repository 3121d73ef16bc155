// What rehearsals on a practice vault showed.
import { z } from 'zod';
import { failureSchema } from '../contract/failure-schema.ts';
import { rehearsalResultSchema } from '../panic/schema.ts';
import { mostShares } from '../recovery/rules.ts';
import { heldShareSchema } from '../recovery/schema.ts';

/** What can be rehearsed with a button, each on a practice vault of its own. */
export const rehearsalNames = ['tries', 'disk', 'return'] as const;
export type RehearsalName = (typeof rehearsalNames)[number];

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

/** What kept a practice vault from opening, with or without its disk; null where it opened. */
export const diskAttemptSchema = z.strictObject({ passphrase: failureSchema.nullable(), recoveryCode: failureSchema.nullable() });
export type DiskAttempt = z.infer<typeof diskAttemptSchema>;

/** The practice vault has shares for three people, and any two of them are enough: one of them need not come. */
export const practisedSharing = { threshold: 2, count: 3 } as const;

/** A share of a practice vault, which would be a page in somebody's hands, and its passphrase, which would be in their head. */
export const practiceShareSchema = heldShareSchema.extend({ number: z.int().min(1).max(mostShares) });
export type PracticeShare = z.infer<typeof practiceShareSchema>;

/** What bringing a practice vault back came to. */
export const broughtBackSchema = z.strictObject({
  /** Stored files that were restored, each of them verified. */
  objects: z.int().min(0),
  /** Its item was read, and every byte is as it was before. */
  isSame: z.boolean(),
});
export type BroughtBack = z.infer<typeof broughtBackSchema>;
