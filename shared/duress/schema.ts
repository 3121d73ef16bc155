// What a duress passphrase can do, and what a rehearsal of one showed.
import { z } from 'zod';

/** `nothing`: this passphrase is not a duress passphrase of the vault. */
export const duressEffects = ['nothing', 'decoy', 'destroy'] as const;
export const duressEffectSchema = z.enum(duressEffects);
export type DuressEffect = z.infer<typeof duressEffectSchema>;

/** What can be set up, and rehearsed. */
export const duressChoices = ['decoy', 'destroy'] as const;
export const duressChoiceSchema = z.enum(duressChoices);
export type DuressChoice = z.infer<typeof duressChoiceSchema>;

/** What typing a passphrase at a practice vault came to. */
export const duressAttemptSchema = z.strictObject({
  answer: z.enum(['vault', 'decoy', 'nothing']),
  /** How long the answer took, and how long a wrong passphrase took there. */
  ms: z.number().min(0),
  wrongMs: z.number().min(0),
  /** Whether the practice vault's own passphrase and recovery code were tried afterwards and opened nothing. */
  opensNoMore: z.boolean(),
});
export type DuressAttempt = z.infer<typeof duressAttemptSchema>;
