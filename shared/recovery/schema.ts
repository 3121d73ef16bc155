// What both sides say about shares of the way back. Never a piece of the secret on its own.
import { z } from 'zod';
import { passphraseSchema } from '../vault/schema.ts';
import { leastThreshold, mostShares } from './rules.ts';

/** A share as its holder brings it: the nine lines, typed or pasted, and its passphrase. */
export const heldShareSchema = z.strictObject({ text: z.string().min(1).max(2048), passphrase: passphraseSchema });
export type HeldShare = z.infer<typeof heldShareSchema>;

/** What a share that opened says about itself. */
export const shareFactsSchema = z.strictObject({
  number: z.int().min(1).max(mostShares),
  count: z.int().min(leastThreshold).max(mostShares),
  threshold: z.int().min(leastThreshold).max(mostShares),
  /** Shares of one set say the same here. */
  set: z.string().max(64),
});
export type ShareFacts = z.infer<typeof shareFactsSchema>;
