// An evidence item as it travels in a handover pack: everything people say about it and how it came in, without its bytes. What the
// file says about itself stays behind: the receiver reads that from the bytes. Packs come from outside, so all of it is bounded.
import { z } from 'zod';
import { arrivalSchema, descriptionSchema, tagSchema } from '../../shared/evidence/schema.ts';
import { copyLinkSchema } from '../../shared/evidence/working-copy.ts';
import { evidenceIdSchema, memberCodeSchema, sha256Schema } from '../../shared/ids.ts';
import { instantSchema } from '../../shared/time.ts';

/** Longer than any file system's names; nothing that could be taken for a path. */
const fileNameSchema = z.string().min(1).max(1024).regex(/^[^/\\\0]+$/).refine((name) => name !== '.' && name !== '..' && name.isWellFormed(), { error: 'not a name' });

export const handedItemSchema = z.strictObject({
  /** Names the item in every vault it was handed to. */
  uid: z.string().regex(/^[0-9a-f]{32}$/),
  /** Its number in the sender's vault. */
  number: evidenceIdSchema,
  sha256: sha256Schema,
  size: z.int().min(0),
  fileName: fileNameSchema,
  addedAt: instantSchema,
  addedBy: memberCodeSchema,
  description: descriptionSchema,
  tags: z.array(tagSchema).max(1000),
  /** What it is a working copy of, without the words beside the areas; absent for an original. Numbers and members are those of where the copy was made. */
  workingCopyOf: z.array(copyLinkSchema).min(1).max(100).optional(),
  arrivals: z.array(arrivalSchema.extend({ fileName: z.string().max(4096), sourceFolder: z.string().max(32_768) })).max(1000),
});
export type HandedItem = z.infer<typeof handedItemSchema>;
