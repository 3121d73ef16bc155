// An evidence item as it travels in a handover pack: everything people say about it and how it came in, without its bytes. What the
// file says about itself stays behind: the receiver reads that from the bytes. Packs come from outside, so all of it is bounded.
import { z } from 'zod';
import { handedCaseSchema } from '../../../shared/cases/schema.ts';
import { arrivalSchema, descriptionSchema, tagSchema, type DescriptionField } from '../../../shared/evidence/schema.ts';
import { relations } from '../../../shared/evidence/links.ts';
import { unsaid } from '../../../shared/evidence/unsaid.ts';
import { copyLinkSchema } from '../../../shared/evidence/copy-link.ts';
import { hex128 } from '../../../shared/hex.ts';
import { evidenceIdSchema, memberCodeSchema, sha256Schema } from '../../../shared/ids.ts';
import { instantSchema } from '../../../shared/time.ts';

/** Longer than any file system's names; nothing that could be taken for a path. */
const fileNameSchema = z.string().min(1).max(1024).regex(/^[^/\\\0]+$/).refine((name) => name !== '.' && name !== '..' && name.isWellFormed(), { error: 'not a name' });

export const handedItemSchema = z.strictObject({
  /** Names the item in every vault it was handed to. */
  uid: z.string().regex(hex128),
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
  /** The case that it is in; absent for one that nobody named. */
  case: handedCaseSchema.optional(),
  /** Links with items of the same pack; absent where there are none. */
  links: z.array(z.strictObject({ relation: z.enum(relations), uid: z.string().regex(hex128) })).min(1).max(1000).optional(),
  arrivals: z.array(arrivalSchema.extend({ fileName: z.string().max(4096), sourceFolder: z.string().max(32_768) })).max(1000),
});
export type HandedItem = z.infer<typeof handedItemSchema>;

/** What records could say from their third form on. */
const later = {
  device: true, sourceKind: true, obtainedBy: true, authority: true, toldFingerprint: true, coordinates: true, coordinatesPrecision: true, coordinatesBasis: true,
  legalPrivilege: true, restrictions: true, webAddress: true, webArchiveAddress: true, webCapturedBy: true, webTool: true, webCapturedAt: true,
} as const satisfies Partial<Record<DescriptionField, true>>;
const laterFields = Object.keys(later) as readonly (keyof typeof later)[];

/** Whether an earlier form could not say all that is said of the item. */
export const saysMore = ({ description, links }: HandedItem): boolean => links !== undefined || laterFields.some((field) => JSON.stringify(description[field]) !== JSON.stringify(unsaid[field]));

const earlierDescriptionSchema = descriptionSchema.omit(later);

/** The item as an earlier form says it. */
export const earlierForm = (item: HandedItem) => ({ ...item, description: Object.fromEntries(Object.entries(item.description).filter(([field]) => !(field in later))) });

/** The item of an earlier form: what that could not say is unsaid. */
export const earlierHandedItemSchema = handedItemSchema.omit({ links: true, case: true }).extend({ description: earlierDescriptionSchema })
  .transform((item): HandedItem => ({ ...item, description: { ...unsaid, ...item.description } }));
