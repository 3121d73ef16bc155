// Calls of the evidence domain. Paths never cross: a person's choice of files is a ticket, a place in the vault is an id.
import { z } from 'zod';
import { call, done, event, noInput } from '../contract/define.ts';
import { failureSchema } from '../contract/failure-schema.ts';
import { passageSchema } from '../custody/passage.ts';
import { listViewSchema, savedSearchSchema } from './list-view.ts';
import { relations } from './links.ts';
import { longestTranscript, textRelationSchema, transcriptDraftSchema } from './transcript.ts';
import { toldKinds } from './told-fingerprint.ts';
import { caseIdSchema, evidenceIdSchema, jobIdSchema, ticketSchema, undoIdSchema } from '../ids.ts';
import { logFilterSchema } from '../custody/schema.ts';
import { longestResultFilter, resultFilterSchema } from '../jobs/schema.ts';
import { languages } from '../settings/schema.ts';
import { largestPaste, largestPreview, largestWorkingCopy } from '../sizes.ts';
import { askedSortSchema, descriptionChangeSchema, evidenceItemSchema, evidenceQuerySchema, evidenceRowSchema, itemOutcomeSchema, listedRowSchema, listFormatSchema, monthSchema, mostNamed, pageRequestSchema, privilegedWaySchema, removalReasonSchema, selectionSchema, sortSchema, tagSchema, viewChoiceSchema } from './schema.ts';
import { anyPlanSchema } from './copy-link.ts';

const bytes = (most: number) => z.instanceof(Uint8Array).refine((value) => value.byteLength <= most, { error: 'too many bytes' });
/** Names a sitting of editing. */
const sessionSchema = z.string().regex(/^[0-9a-f]{16}$/);
/** What came of a change of many items: see `edit`. */
const changedSchema = z.strictObject({ changed: z.int().min(0), undo: undoIdSchema.nullable(), stopped: z.boolean(), failure: failureSchema.nullable() });
const searchesSchema = z.strictObject({ searches: z.array(savedSearchSchema) });
const oneItem = z.strictObject({ id: evidenceIdSchema });

export const evidenceContract = {
  calls: {
    /** Asks the person for files or folders. An empty list when they close the dialog. */
    chooseFiles: call({
      runsIn: 'main', needs: 'open-vault',
      input: z.strictObject({ what: z.enum(['files', 'folder']) }),
      output: z.strictObject({ chosen: z.array(z.strictObject({ ticket: ticketSchema, name: z.string() })) }),
      failures: [],
    }),
    /** Adds what the tickets stand for, folders with everything in them. Answers at once; the job tells the rest. */
    add: call({
      runsIn: 'main', needs: 'open-vault',
      input: z.strictObject({ tickets: z.array(ticketSchema).min(1).max(100_000), way: z.enum(['dialog', 'folder', 'drop']) }),
      output: z.strictObject({ job: jobIdSchema }), failures: ['not-found', 'case-closed'],
    }),
    /** Adds something that has no file: a pasted picture or text. */
    addPasted: call({
      runsIn: 'vault', needs: 'open-vault',
      input: z.strictObject({ name: z.string().min(1).max(255), bytes: bytes(largestPaste) }),
      output: z.strictObject({ job: jobIdSchema }), failures: ['too-large', 'name-refused', 'case-closed'],
    }),
    /** Deletes the originals of everything in this job that was read back and found equal; each is compared once more first. */
    removeOriginals: call({
      runsIn: 'vault', needs: 'open-vault', input: z.strictObject({ job: jobIdSchema }),
      output: z.strictObject({ job: jobIdSchema }), failures: ['not-found'],
    }),
    /** `unnumbered` counts the items of the vault that are in no list, because their numbers are damaged. */
    page: call({
      runsIn: 'vault', needs: 'open-vault', input: pageRequestSchema,
      output: z.strictObject({ total: z.int().min(0), totalWithoutFilter: z.int().min(0), unnumbered: z.int().min(0), rows: z.array(listedRowSchema) }), failures: [],
    }),
    /** Where an item stands in a sorted result, so that coming back keeps the place. Null when it is not in it. */
    locate: call({
      runsIn: 'vault', needs: 'open-vault',
      input: z.strictObject({ query: evidenceQuerySchema, sort: askedSortSchema, id: evidenceIdSchema }),
      output: z.strictObject({ index: z.int().min(0).nullable() }), failures: [],
    }),
    /**
     * Months of capture with counts, as a list sorted by it has them, for headings and the date rail; `month` is `YYYY-MM`, null for no date, and `unread` for a stretch of the list
     * that damaged records put there.
     */
    months: call({
      runsIn: 'vault', needs: 'open-vault', input: z.strictObject({ query: evidenceQuerySchema, direction: sortSchema.shape.direction }),
      output: z.strictObject({ months: z.array(z.strictObject({ month: z.union([monthSchema, z.literal('unread')]).nullable(), count: z.int().min(1) })) }), failures: [],
    }),
    get: call({ runsIn: 'vault', needs: 'open-vault', input: oneItem, output: z.strictObject({ item: evidenceItemSchema }), failures: ['not-found'] }),
    /**
     * Writes the given fields of one or many items. `session` groups what is typed in one sitting into one custody entry per
     * item; use a fresh one when a record is opened for editing. Many items (`manyItems`) are a job, and the answer comes when it ends:
     * `stopped` by someone, or with the `failure` that kept it from going on; what was changed by then stays. `undo` names what was
     * changed for `undo`; null when that is nothing, or too much to be kept in memory.
     */
    edit: call({
      runsIn: 'vault', needs: 'open-vault',
      input: z.strictObject({
        selection: selectionSchema, session: sessionSchema, change: descriptionChangeSchema,
        addTags: z.array(tagSchema).max(50), removeTags: z.array(tagSchema).max(50),
      }),
      output: z.strictObject({ changed: z.int().min(0), savedAt: z.int(), outcomes: z.array(itemOutcomeSchema), undo: undoIdSchema.nullable(), stopped: z.boolean(), failure: failureSchema.nullable() }),
      failures: ['not-found', 'item-removed'],
    }),
    /** The values that all items of a selection have, of however many; a field that is not in `shared` differs among them. */
    sharedValues: call({
      runsIn: 'vault', needs: 'open-vault', input: z.strictObject({ selection: selectionSchema }),
      output: z.strictObject({ items: z.int().min(0), shared: descriptionChangeSchema }), failures: [],
    }),
    /** How many items of a selection are marked as between a lawyer and a client: whoever lets them out is asked first. */
    privileged: call({
      runsIn: 'vault', needs: 'open-vault', input: z.strictObject({ selection: selectionSchema }),
      output: z.strictObject({ items: z.int().min(0) }), failures: [],
    }),
    /** Reads the item through and holds the fingerprint that was told for it against its bytes, with a custody entry. Says only what is equal; corrects nothing. */
    compareTold: call({
      runsIn: 'vault', needs: 'open-vault', input: oneItem,
      output: z.strictObject({ kind: z.enum(toldKinds), told: z.string(), found: z.string(), equal: z.boolean() }),
      failures: ['not-found', 'set-aside', 'object-unreadable'],
    }),
    /** What an item is linked with, as people stated it, oldest first, and how many of its links cannot be read. */
    links: call({
      runsIn: 'vault', needs: 'open-vault', input: oneItem,
      output: z.strictObject({ links: z.array(z.strictObject({ relation: z.enum(relations), item: listedRowSchema })), unread: z.int().min(0) }), failures: [],
    }),
    /** Links two items, or takes the link off, with an entry for both. `undo` is null when it was so already. */
    setLink: call({
      runsIn: 'vault', needs: 'open-vault', input: z.strictObject({ id: evidenceIdSchema, relation: z.enum(relations), other: evidenceIdSchema, isThere: z.boolean() }),
      output: z.strictObject({ undo: undoIdSchema.nullable(), savedAt: z.int() }), failures: ['not-found'],
    }),
    /**
     * Puts on record what happened to the object itself, with every item of the selection at once or with none. Named items may be removed or destroyed: the object can still change
     * hands. `corrects` names the entry of the one selected item that this one puts right. `physicalLocation`, where given, is written into the items of the list in the same
     * transaction; `undo` takes that back, the passage stays.
     */
    recordPassage: call({
      runsIn: 'vault', needs: 'open-vault',
      input: z.strictObject({ selection: selectionSchema, passage: passageSchema, corrects: z.int().min(1).nullable(), physicalLocation: descriptionChangeSchema.shape.physicalLocation.unwrap().nullable(), session: sessionSchema }),
      output: z.strictObject({ recorded: z.int().min(1), undo: undoIdSchema.nullable() }), failures: ['not-found', 'passage-corrected', 'passage-too-many'],
    }),
    /** Says that this person looked and what they found, so that others need not. */
    review: call({
      runsIn: 'vault', needs: 'open-vault',
      input: z.strictObject({ selection: selectionSchema, sensitivity: descriptionChangeSchema.shape.sensitivity.unwrap() }),
      output: z.strictObject({ changed: z.int().min(0), undo: undoIdSchema.nullable() }), failures: ['not-found'],
    }),
    /**
     * Removes items from the list: they are in no other list, count, search, export or handover until they are brought back. Nothing of them is lost. Many items are a job, as for `edit`.
     */
    putAway: call({
      runsIn: 'vault', needs: 'open-vault', input: z.strictObject({ selection: selectionSchema, reason: removalReasonSchema }), output: changedSchema, failures: ['not-found'],
    }),
    /** Brings removed items back; ids of items that are not removed are passed over. */
    bringBack: call({ runsIn: 'vault', needs: 'open-vault', input: z.strictObject({ selection: selectionSchema }), output: changedSchema, failures: ['not-found'] }),
    /**
     * Moves items of the list to another case, and what was made from them (working copies, transcripts) and lies beside them, with an entry for each. Many items are a job, as for `edit`.
     * Items that are there already are passed over. `along` counts what went with the chosen ones.
     */
    moveToCase: call({
      runsIn: 'vault', needs: 'open-vault', input: z.strictObject({ selection: selectionSchema, to: caseIdSchema }), output: changedSchema.extend({ along: z.int().min(0) }), failures: ['not-found', 'case-closed'],
    }),
    /** What destroying the removed items of a selection would take, and what of it stays. */
    aboutDestroying: call({
      runsIn: 'vault', needs: 'open-vault', input: z.strictObject({ selection: selectionSchema }),
      output: z.strictObject({ items: z.int().min(0), bytes: z.int().min(0), workingCopies: z.int().min(0), first: z.array(z.strictObject({ id: evidenceIdSchema, name: z.string() })).max(5) }), failures: [],
    }),
    /**
     * Destroys removed items for good: keys, bytes, and what the records say of their content. Number, fingerprint, size, kind, adding and the log stay. Many items are a job, as for
     * `edit`; `swept` is false where files could not be taken away now, which the next opening ends.
     */
    destroy: call({
      runsIn: 'vault', needs: 'recent-passphrase', input: z.strictObject({ selection: selectionSchema, reason: removalReasonSchema }),
      output: z.strictObject({ changed: z.int().min(0), swept: z.boolean(), stopped: z.boolean(), failure: failureSchema.nullable() }), failures: ['not-found', 'work-running'],
    }),
    /** Allows the bytes of a destroyed item to be added again; until then adding them is refused. */
    allowReturn: call({
      runsIn: 'vault', needs: 'open-vault', input: z.strictObject({ id: evidenceIdSchema, reason: removalReasonSchema }), output: done, failures: ['not-found'],
    }),
    /**
     * Writes what these edits replaced, newest edit first, as an edit like any other: history keeps both. `undo` of the answer undoes
     * that again. Many items are a job, as for `edit`; `left` names the edits that still hold something to take back, when it did not come
     * to its end. Fails with `too-far-back`, and changes nothing, when one of them is no longer kept.
     */
    undo: call({
      runsIn: 'vault', needs: 'open-vault',
      input: z.strictObject({ edits: z.array(undoIdSchema).min(1).max(10_000), session: sessionSchema }),
      output: z.strictObject({ changed: z.int().min(0), savedAt: z.int(), undo: undoIdSchema.nullable(), left: z.array(undoIdSchema), stopped: z.boolean(), failure: failureSchema.nullable() }),
      failures: ['too-far-back'],
    }),
    /** Columns of the table and width of the details, as they were chosen in this vault. */
    viewChoice: call({ runsIn: 'vault', needs: 'open-vault', input: noInput, output: viewChoiceSchema, failures: [] }),
    keepViewChoice: call({ runsIn: 'vault', needs: 'open-vault', input: viewChoiceSchema, output: done, failures: [] }),
    /** The list as it stood when it was looked at last; null before that. */
    listView: call({ runsIn: 'vault', needs: 'open-vault', input: noInput, output: z.strictObject({ view: listViewSchema.nullable() }), failures: [] }),
    keepListView: call({ runsIn: 'vault', needs: 'open-vault', input: listViewSchema, output: z.strictObject({ savedAt: z.int() }), failures: [] }),
    savedSearches: call({ runsIn: 'vault', needs: 'open-vault', input: noInput, output: searchesSchema, failures: [] }),
    /** Keeps a search, in place of the one with its id. */
    keepSearch: call({ runsIn: 'vault', needs: 'open-vault', input: savedSearchSchema, output: searchesSchema, failures: [] }),
    forgetSearch: call({ runsIn: 'vault', needs: 'open-vault', input: savedSearchSchema.pick({ id: true }), output: searchesSchema, failures: [] }),
    /** Tags that items of a case carry, or every tag of the vault where that is null. */
    tags: call({
      runsIn: 'vault', needs: 'open-vault', input: z.strictObject({ case: caseIdSchema.nullable() }),
      output: z.strictObject({ tags: z.array(z.strictObject({ tag: tagSchema, count: z.int().min(0) })), unread: z.int().min(0) }), failures: [],
    }),
    /** A relative address that this window may read the item's bytes from, with byte ranges, until the vault locks. */
    openMedia: call({
      runsIn: 'main', needs: 'open-vault', input: oneItem,
      output: z.strictObject({ url: z.string().max(200), mediaType: z.string(), size: z.int().min(0) }),
      failures: ['not-found', 'item-destroyed', 'object-damaged', 'object-missing'],
    }),
    closeMedia: call({ runsIn: 'main', needs: 'open-vault', input: z.strictObject({ url: z.string().max(200) }), output: done, failures: [] }),
    /** Items whose preview picture the window has yet to make, newest first. */
    withoutPreview: call({
      runsIn: 'vault', needs: 'open-vault', input: z.strictObject({ limit: z.int().min(1).max(100) }),
      output: z.strictObject({ items: z.array(evidenceRowSchema) }), failures: [],
    }),
    /** Keeps a preview that the window made (WebP or JPEG, longest side 512 px). It is a convenience, never evidence. */
    savePreview: call({
      runsIn: 'vault', needs: 'open-vault',
      input: z.strictObject({ id: evidenceIdSchema, width: z.int().min(1).max(1024), height: z.int().min(1).max(1024), bytes: bytes(largestPreview) }),
      output: done, failures: ['not-found', 'item-destroyed'],
    }),
    previewNotPossible: call({
      runsIn: 'vault', needs: 'open-vault',
      input: z.strictObject({ id: evidenceIdSchema, why: z.enum(['cannot-decode', 'too-large', 'took-too-long', 'no-picture']) }),
      output: done, failures: ['not-found'],
    }),
    /**
     * Keeps a working copy that the window made of a picture or a PDF, as an item of its own that says what it was made of. The same bytes again are the same copy. What is no
     * bare PNG, JPEG or PDF of the size that the plan says is refused.
     */
    makeWorkingCopy: call({
      runsIn: 'vault', needs: 'open-vault',
      input: z.strictObject({ original: evidenceIdSchema, plan: anyPlanSchema, bytes: bytes(largestWorkingCopy) }),
      output: z.strictObject({ id: evidenceIdSchema, isNew: z.boolean() }), failures: ['not-found', 'set-aside', 'item-removed', 'item-destroyed', 'working-copy-refused', 'working-copy-same', 'read-back-differs', 'read-back-unread', 'object-damaged'],
    }),
    /** What was typed beside an item and is not kept yet, and keeping it as it is typed. */
    transcriptDraft: call({ runsIn: 'vault', needs: 'open-vault', input: oneItem, output: transcriptDraftSchema, failures: [] }),
    keepTranscriptDraft: call({
      runsIn: 'vault', needs: 'open-vault', input: transcriptDraftSchema.extend({ id: evidenceIdSchema }), output: z.strictObject({ savedAt: z.int() }), failures: ['not-found'],
    }),
    /** Keeps what was written beside an original as a text item of its own, linked to it. The same words again are the same item. The draft goes with it. */
    keepTranscript: call({
      runsIn: 'vault', needs: 'open-vault',
      input: z.strictObject({ original: evidenceIdSchema, relation: textRelationSchema, text: z.string().max(longestTranscript).refine((text) => text.trim() !== '', { error: 'nothing is written' }) }),
      output: z.strictObject({ id: evidenceIdSchema, isNew: z.boolean() }), failures: ['not-found', 'set-aside', 'item-removed', 'item-destroyed', 'working-copy-same', 'read-back-differs', 'read-back-unread', 'object-damaged'],
    }),
    /**
     * What leaves of a selection, before anything does: how many of its files state where they were taken, and how it divides where pictures leave as working copies without
     * camera details. `kept` are those that `privileged` leaves out.
     */
    aboutLeaving: call({
      runsIn: 'vault', needs: 'open-vault', input: z.strictObject({ selection: selectionSchema, privileged: privilegedWaySchema }),
      output: z.strictObject({
        withPlace: z.int().min(0), kept: z.int().min(0),
        /** Pictures of which a copy can leave, how many of them state details, and of how many such a copy is here already. */
        pictures: z.int().min(0), stating: z.int().min(0), ready: z.int().min(0),
        /** The others leave as they were added; a copy that stands for one of the pictures is not counted again. */
        others: z.int().min(0), othersWithPlace: z.int().min(0),
      }),
      failures: [],
    }),
    /** The same by number, in order: each picture with the whole copy of it that was made here, or null, and the others, those that stay among them. For `mostNamed` items at most. */
    itemsLeaving: call({
      runsIn: 'vault', needs: 'open-vault', input: z.strictObject({ selection: selectionSchema, privileged: privilegedWaySchema }),
      output: z.strictObject({ pictures: z.array(z.strictObject({ id: evidenceIdSchema, copy: evidenceIdSchema.nullable() })).max(mostNamed), others: z.array(evidenceIdSchema).max(mostNamed) }),
      failures: [],
    }),
    /**
     * Asks where to, then writes plain copies outside the vault, each compared with its fingerprint first, each with a custody entry. `job` is null when the person
     * closes the dialog, or does not want them in a folder that another program copies to other computers.
     */
    exportCopies: call({
      runsIn: 'main', needs: 'recent-passphrase',
      input: z.strictObject({ selection: selectionSchema, reason: z.string().trim().min(3).max(1000), recipient: z.string().trim().max(1000), privileged: privilegedWaySchema.optional() }),
      output: z.strictObject({ job: jobIdSchema.nullable() }), failures: ['reason-needed', 'not-found', 'privileged-not-asked'],
    }),
    /** Plain copies outside the vault that were begun and never completed: a crash, a disk that was pulled out. They may still lie there. */
    leftCopies: call({
      runsIn: 'vault', needs: 'open-vault', input: noInput,
      output: z.strictObject({ copies: z.array(z.strictObject({ copy: z.int().min(1), subject: z.string().max(64), folder: z.string(), name: z.string() })) }), failures: [],
    }),
    /** Takes such copies away; `left` are those that could not be: the disk is not there, or something else has the name by now. */
    removeLeftCopies: call({
      runsIn: 'vault', needs: 'open-vault', input: z.strictObject({ copies: z.array(z.int().min(1)).min(1).max(1000) }),
      output: z.strictObject({ left: z.array(z.int()) }), failures: [],
    }),
    /** Asks where to, then writes the chosen evidence as a list outside the vault, with a custody entry. False when the person closes the dialog. */
    saveList: call({
      runsIn: 'main', needs: 'recent-passphrase',
      input: z.strictObject({ selection: selectionSchema, format: listFormatSchema, reason: z.string().trim().min(3).max(1000), recipient: z.string().trim().max(1000), language: z.enum(languages) }),
      output: z.strictObject({ saved: z.boolean() }), failures: ['reason-needed', 'not-found', 'target-full', 'target-read-only', 'target-gone'],
    }),
    /** The same with what each item of a job came to. */
    saveResults: call({
      runsIn: 'main', needs: 'recent-passphrase',
      input: z.strictObject({ job: jobIdSchema, only: resultFilterSchema, text: z.string().max(longestResultFilter), format: listFormatSchema, language: z.enum(languages) }),
      output: z.strictObject({ saved: z.boolean() }), failures: ['not-found', 'target-full', 'target-read-only', 'target-gone'],
    }),
    /** The same with the custody log, or what of it fits a filter, oldest first. */
    saveLog: call({
      runsIn: 'main', needs: 'recent-passphrase',
      input: z.strictObject({ filter: logFilterSchema.nullable(), format: listFormatSchema, reason: z.string().trim().min(3).max(1000), recipient: z.string().trim().max(1000), language: z.enum(languages) }),
      output: z.strictObject({ saved: z.boolean() }), failures: ['reason-needed', 'target-full', 'target-read-only', 'target-gone'],
    }),
    /** Checks the named items' bytes against their fingerprints. */
    check: call({
      runsIn: 'vault', needs: 'open-vault', input: z.strictObject({ selection: selectionSchema }),
      output: z.strictObject({ job: jobIdSchema }), failures: [],
    }),
  },
  events: {
    /** Something about evidence changed in the vault; lists refresh. `ids` is null when many did. */
    changed: event({ payload: z.strictObject({ ids: z.array(evidenceIdSchema).max(100).nullable() }) }),
  },
} as const;
