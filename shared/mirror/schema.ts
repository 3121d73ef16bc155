// What both sides say about mirrors: those that are known, what each holds, and when it was last checked and proven. Where a mirror lies is never told to the window.
import { z } from 'zod';
import { hex128 } from '../hex.ts';
import { instantSchema } from '../time.ts';
import { keepingChoices } from './rules.ts';

export const longestMirrorName = 100;
export const mirrorNameSchema = z.string().trim().min(1).max(longestMirrorName);
export const mirrorIdSchema = z.string().regex(hex128);
export const keepingChoiceSchema = z.enum(keepingChoices);

const count = z.int().min(0);

export const knownMirrorSchema = z.strictObject({
  id: mirrorIdSchema,
  name: mirrorNameSchema,
  keeping: keepingChoiceSchema,
  /** When its newest generation was made, its number and what it holds. */
  updatedAt: instantSchema,
  generation: z.int().min(1),
  objects: count,
  /** Of the objects' content. */
  bytes: count,
  /** Objects of which neither the vault nor the mirror had a whole copy. */
  missing: count,
  /** When it was last checked, whether every byte was read, and how many things were wrong. */
  checkedAt: instantSchema.nullable(),
  checkReadData: z.boolean().nullable(),
  checkProblems: count.nullable(),
  /** When a sample was last restored from it, from a generation made when, and how that ended. */
  drilledAt: instantSchema.nullable(),
  drilledMadeAt: instantSchema.nullable(),
  drillSample: count.nullable(),
  drillFailed: count.nullable(),
});
export type KnownMirror = z.infer<typeof knownMirrorSchema>;

export const mirrorStateSchema = z.strictObject({
  /** In the order of adding; `connected`: its folder is where it was. */
  mirrors: z.array(knownMirrorSchema.extend({ connected: z.boolean() })),
  /** Of how many more on the list what was kept cannot be read. */
  unread: count,
  /** When the newest generation was made of which a sample was restored without a failure. */
  lastProvenAt: instantSchema.nullable(),
  lastMadeAt: instantSchema.nullable(),
});
export type MirrorState = z.infer<typeof mirrorStateSchema>;

/** One generation, as a restore offers it. */
export const offeredGenerationSchema = z.strictObject({ number: z.int().min(1), madeAt: instantSchema, objects: count, missing: count });
export type OfferedGeneration = z.infer<typeof offeredGenerationSchema>;
