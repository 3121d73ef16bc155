// What both sides say about shares of the way back. Never a piece of the secret on its own.
import { z } from 'zod';
import { MiB } from '../sizes.ts';
import { instantSchema } from '../time.ts';
import { memberNameSchema, passphraseSchema } from '../vault/schema.ts';
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

/** The set of shares that counts at present. */
export const shareSetFactsSchema = z.strictObject({
  threshold: z.int().min(leastThreshold).max(mostShares),
  /** In the order of their numbers on the pages. */
  holders: z.array(memberNameSchema).max(mostShares),
  madeAt: instantSchema,
  testedAt: instantSchema.nullable(),
});
export type ShareSetFacts = z.infer<typeof shareSetFactsSchema>;

/** What is known of the recovery code of the person who unlocked. Never the code. */
export const recoveryCodeFactsSchema = z.strictObject({
  madeAt: instantSchema,
  /** When two groups of it were typed back from paper. */
  writtenDownAt: instantSchema.nullable(),
  /** When it was last typed in whole and would have opened the vault. */
  testedAt: instantSchema.nullable(),
});
export type RecoveryCodeFacts = z.infer<typeof recoveryCodeFactsSchema>;

/** `unreadable`: what was written down about the set is damaged. Its shares may open the vault all the same, and a new set can be made. */
export const wayBackSchema = z.strictObject({ shares: z.union([shareSetFactsSchema, z.literal('unreadable')]).nullable(), code: recoveryCodeFactsSchema.nullable() });
export type WayBack = z.infer<typeof wayBackSchema>;

/** A share as it leaves the vault: its lines as a text file, or its page. */
export const shareDocumentSchema = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('lines'), text: z.string().regex(/^(?:[0-9A-Z]{4}(?:-[0-9A-Z]{4}){4}\n){9}$/) }),
  z.strictObject({ kind: z.literal('page'), pdf: z.instanceof<typeof Uint8Array<ArrayBufferLike>>(Uint8Array).refine((value) => value.byteLength <= MiB, { error: 'too many bytes' }) }),
]);
