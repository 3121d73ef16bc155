// What a person typed and the vault cannot take yet, as it was typed: half a date of an item, the reason in a dialog that was not confirmed.
// Never a passphrase, a code or a share: those end with the dialog that asks for them.
import { z } from 'zod';
import { dateFields, descriptionChangeSchema, tagSchema } from '../evidence/schema.ts';
import { evidenceIdSchema } from '../ids.ts';
import { longestText } from '../sizes.ts';
import { certainties, dateBases } from '../time.ts';

/** Dialogs whose words outlive a lock. */
export const draftForms = ['describe', 'tags', 'export', 'put-away', 'save-list', 'save-log', 'hand-over', 'add-mirror', 'make-key', 'add-recipient', 'add-person', 'working-copy', 'put-off', 'make-case', 'change-case', 'passage'] as const;
export type DraftForm = (typeof draftForms)[number];

/** Where it was typed: the details of an item, or a dialog. */
export const draftPlaceSchema = z.union([evidenceIdSchema, z.enum(draftForms)]);
export type DraftPlace = z.infer<typeof draftPlaceSchema>;

const typed = z.string().max(longestText);
const dateEntrySchema = z.strictObject({ day: typed, month: typed, year: typed, time: typed, offsetMinutes: z.int().nullable() });

/** A date control as it stands. */
export const typedDateSchema = z.strictObject({
  from: dateEntrySchema, until: dateEntrySchema,
  /** Null where nothing was said of it. */
  certainty: z.enum(certainties).nullable(), basis: z.enum(dateBases).nullable(), note: typed,
});
export type TypedDate = z.infer<typeof typedDateSchema>;

export const draftSchema = z.strictObject({
  /** Fields by the form's own names. */
  words: z.record(z.string().max(64), typed),
  dates: z.partialRecord(z.enum([...dateFields, 'passageAt']), typedDateSchema),
  /** Whole values and tags that were not confirmed. */
  change: descriptionChangeSchema,
  addTags: z.array(tagSchema), removeTags: z.array(tagSchema),
});
export type Draft = z.infer<typeof draftSchema>;

export const noDraft: Draft = Object.freeze({ words: {}, dates: {}, change: {}, addTags: [], removeTags: [] });

export const keptDraftSchema = z.strictObject({ place: draftPlaceSchema, draft: draftSchema });
export type KeptDraft = z.infer<typeof keptDraftSchema>;

/** Whether nothing stands in it. */
export const isEmptyDraft = ({ words, dates, change, addTags, removeTags }: Draft): boolean =>
  Object.values(words).every((text) => text === '') && Object.keys(dates).length + Object.keys(change).length + addTags.length + removeTags.length === 0;
