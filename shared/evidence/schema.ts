// An evidence item as both sides see it (DOMAIN 3.3). What the file says and what people say are kept apart and never mixed.
import { z } from 'zod';
import { failureSchema } from '../contract/failure-schema.ts';
import { caseIdSchema, evidenceIdSchema, largestItemNumber, memberCodeSchema, sha256Schema } from '../ids.ts';
import { largestPage, longestText } from '../sizes.ts';
import { instantSchema, uncertainDateSchema } from '../time.ts';
import { copyLinkSchema } from './copy-link.ts';

/** What the item is, chosen from the bytes at first and by people afterwards. */
export const evidenceKinds = ['photo', 'video', 'audio', 'document', 'scan', 'screenshot', 'message', 'webpage', 'dataset', 'physical', 'other'] as const;
export type EvidenceKind = (typeof evidenceKinds)[number];

/** How the viewer shows it; `none` means bytes only, said plainly with what can be done. */
export const viewerKinds = ['image', 'image-heic', 'image-tiff', 'video', 'audio', 'pdf', 'text', 'office', 'email', 'none'] as const;
export type ViewerKind = (typeof viewerKinds)[number];
/** Those of which a working copy as a picture can be made. */
export const pictureViewers: readonly ViewerKind[] = ['image', 'image-heic', 'image-tiff'];

export const obtainedHow = ['own-recording', 'handed-over', 'downloaded', 'received-as-message', 'inherited', 'court', 'found', 'not-known'] as const;
/** HURIDOCS reliability scale. */
export const reliabilities = ['highly', 'likely', 'unsure', 'unlikely', 'not-reliable', 'not-known'] as const;
/** Disturbing content: `not-reviewed` is covered when the team's setting says so; any of the others except `none` always is. */
export const sensitivities = ['not-reviewed', 'none', 'violence', 'injury', 'death', 'sexual-violence', 'child', 'other-disturbing'] as const;
export const originalities = ['original', 'copy', 'derivative', 'not-known'] as const;
/** What the person or body it came from has to do with it, after the HURIDOCS list. */
export const sourceKinds = ['witness', 'affected', 'relative', 'member', 'colleague', 'lawyer', 'health-worker', 'journalist', 'organisation', 'official', 'media', 'public-record', 'anonymous', 'other', 'not-known'] as const;
/** Whether it passed between a lawyer and a client, and so may be kept from courts and opponents. */
export const legalPrivileges = ['yes', 'no', 'not-known'] as const;
export const coordinatesPrecisions = ['spot', 'street', 'town', 'region', 'not-known'] as const;
export const coordinatesBases = ['device', 'map', 'witness', 'estimate', 'not-known'] as const;

const text = z.string().max(longestText);
const shortText = z.string().max(1000);
const address = z.string().max(4000);

/** MD5, SHA-1 or SHA-256 in hex, told apart by their length; empty when nobody told one. */
const toldFingerprintSchema = z.string().regex(/^(?:[0-9a-f]{32}|[0-9a-f]{40}|[0-9a-f]{64})?$/);
/** `30.1234, -40.5678`: latitude and longitude in degrees; empty when nobody said. */
const coordinatesSchema = z.string().regex(/^(?:-?\d{1,2}(?:\.\d{1,7})?, -?\d{1,3}(?:\.\d{1,7})?)?$/)
  .refine((said) => said === '' || (Math.abs(Number(said.split(', ')[0])) <= 90 && Math.abs(Number(said.split(', ')[1])) <= 180), { error: 'no such place' });
/** `YYYY-MM`. */
export const monthSchema = z.string().regex(/^\d{4}-(?:0[1-9]|1[0-2])$/);

export const tagSchema = z.string().trim().min(1).max(80);

/** Everything people say about an item. All of it may stay unsaid; nothing is required to save. */
export const descriptionSchema = z.strictObject({
  title: shortText,
  description: text,
  kind: z.enum(evidenceKinds),
  originality: z.enum(originalities),
  madeBy: shortText,
  /** What it was made with, as people know it. */
  device: shortText,
  handedOverBy: shortText,
  sourceKind: z.enum(sourceKinds),
  /** Who of one's own took it over. */
  obtainedBy: shortText,
  obtainedHow: z.enum(obtainedHow),
  obtainedAt: uncertainDateSchema.nullable(),
  obtainedPlace: shortText,
  /** By whose leave, or which order. */
  authority: shortText,
  /** The fingerprint that whoever handed it over named. Held beside the bytes, never corrected. */
  toldFingerprint: toldFingerprintSchema,
  capturedAt: uncertainDateSchema.nullable(),
  capturedPlace: shortText,
  coordinates: coordinatesSchema,
  coordinatesPrecision: z.enum(coordinatesPrecisions),
  coordinatesBasis: z.enum(coordinatesBases),
  /** Minutes the device's clock was ahead (+) of true time, when someone found out. */
  clockOffsetMinutes: z.int().min(-525_600).max(525_600).nullable(),
  peopleShown: text,
  language: shortText,
  reliability: z.enum(reliabilities),
  sensitivity: z.enum(sensitivities),
  authenticityNotes: text,
  legalPrivilege: z.enum(legalPrivileges),
  /** What was promised about its use. */
  restrictions: text,
  webAddress: address,
  webArchiveAddress: address,
  webCapturedBy: shortText,
  webTool: shortText,
  webCapturedAt: uncertainDateSchema.nullable(),
  physicalLocation: shortText,
  notes: text,
});
export type Description = z.infer<typeof descriptionSchema>;
export type DescriptionField = keyof Description;

/** Fields that are a choice from a list, and what the list's words are called. */
export const choiceLists = {
  kind: 'evidenceKind', originality: 'originality', obtainedHow: 'obtainedHow', reliability: 'reliability', sensitivity: 'sensitivity', sourceKind: 'sourceKind',
  coordinatesPrecision: 'coordinatesPrecision', coordinatesBasis: 'coordinatesBasis', legalPrivilege: 'legalPrivilege',
} as const satisfies Partial<Record<DescriptionField, string>>;
export type ChoiceField = keyof typeof choiceLists;

/** Fields that are dates. */
export const dateFields = ['capturedAt', 'obtainedAt', 'webCapturedAt'] as const satisfies readonly DescriptionField[];
export type DateFieldName = (typeof dateFields)[number];

/** Any of the description's fields: those present are written, the others stay as they are. */
export const descriptionChangeSchema = descriptionSchema.partial();
export type DescriptionChange = z.infer<typeof descriptionChangeSchema>;

export const metadataGroups = ['exif', 'xmp', 'iptc', 'gps', 'container', 'document', 'email', 'file'] as const;

/** One thing the file says about itself, as text, never corrected. Labels are the standard's own tag names. */
export const metadataEntrySchema = z.strictObject({
  group: z.enum(metadataGroups),
  tag: z.string().max(200),
  value: z.string().max(4000),
});
export type MetadataEntry = z.infer<typeof metadataEntrySchema>;

/** The few facts that are read from metadata for sorting, filtering and comparing. Null where the file does not say. */
export const fileSaysSchema = z.strictObject({
  width: z.int().min(1).nullable(),
  height: z.int().min(1).nullable(),
  durationMs: z.int().min(0).nullable(),
  /** Codec or format as the container names it: `HEVC`, `AVC`, `AAC`. */
  codec: z.string().max(200).nullable(),
  device: z.string().max(400).nullable(),
  capturedAt: uncertainDateSchema.nullable(),
  latitude: z.number().min(-90).max(90).nullable(),
  longitude: z.number().min(-180).max(180).nullable(),
  /** Clockwise quarter turns or mirrored states by EXIF number 1 to 8. */
  orientation: z.int().min(1).max(8).nullable(),
});
export type FileSays = z.infer<typeof fileSaysSchema>;

/**
 * `end-missing`: the file was cut off before it was added; what there is of it is kept and shown as far as it goes. `ended-without-stop`: a recording of
 * this vault that nobody stopped.
 */
export const metadataProblems = ['end-missing', 'ended-without-stop', 'took-too-long', 'unreadable'] as const;
export type MetadataProblem = (typeof metadataProblems)[number];

const previewStates = ['none-yet', 'ready', 'not-possible'] as const;
export const checkStates = ['not-checked', 'equal', 'set-aside'] as const;

/** Why and by whom an item was taken from the list; it can be brought back. */
export const removalReasonSchema = z.string().trim().min(3).max(1000);
export const removalSchema = z.strictObject({ at: instantSchema, by: memberCodeSchema, reason: z.string() });
export type Removal = z.infer<typeof removalSchema>;
/** When its bytes and everything that tells of them were destroyed; `mayReturn`: the same bytes may be added again under its number. */
export const destructionSchema = removalSchema.extend({ mayReturn: z.boolean() });
export type Destruction = z.infer<typeof destructionSchema>;

const rowShape = {
  id: evidenceIdSchema,
  /** The one case that it belongs to. */
  case: caseIdSchema,
  title: z.string(),
  fileName: z.string(),
  kind: z.enum(evidenceKinds),
  viewer: z.enum(viewerKinds),
  mediaType: z.string(),
  size: z.int().min(0),
  sha256: sha256Schema,
  addedAt: instantSchema,
  capturedAt: uncertainDateSchema.nullable(),
  durationMs: z.int().min(0).nullable(),
  width: z.int().min(1).nullable(),
  height: z.int().min(1).nullable(),
  sensitivity: z.enum(sensitivities),
  reviewedBy: memberCodeSchema.nullable(),
  tags: z.array(z.string()),
  /** How many of its tags cannot be read; absent where all can. */
  unreadTags: z.int().min(1).optional(),
  /** Marked as passed between a lawyer and a client. */
  privileged: z.boolean(),
  /** How many links with other items it has. */
  links: z.int().min(0),
  preview: z.enum(previewStates),
  check: z.enum(checkStates),
  described: z.boolean(),
  /** Made by the program from another item: never a second source. */
  isWorkingCopy: z.boolean(),
  /** Null for an item that is in the list. */
  removal: removalSchema.nullable(),
  /** Null unless it is destroyed; it is removed as well then. */
  destruction: destructionSchema.nullable(),
};

/** One line of the table, one tile of the grid. `capturedAt` is what people say, else what the file says, else null. */
export const evidenceRowSchema = z.strictObject(rowShape);
export type EvidenceRow = z.infer<typeof evidenceRowSchema>;

/** Stands in the place of an item whose line in the records is damaged, so that it is neither left out nor keeps the others from being shown. */
export const unreadRowSchema = z.strictObject({ id: evidenceIdSchema, unread: z.literal(true) });
export type UnreadRow = z.infer<typeof unreadRowSchema>;
export const listedRowSchema = z.union([evidenceRowSchema, unreadRowSchema]);
export type ListedRow = EvidenceRow | UnreadRow;
export const isRead = (row: ListedRow): row is EvidenceRow => !('unread' in row);

/** `handover`: from a pack that another office made. `recording`: recorded here, straight into the vault. */
export const arrivalWays = ['dialog', 'folder', 'drop', 'paste', 'command-line', 'handover', 'recording'] as const;

/** How one copy of the bytes came in. The first is the item's own; later ones are duplicates linked to it. */
export const arrivalSchema = z.strictObject({
  fileName: z.string(),
  /** Folder the file was in, as the person's system writes it. */
  sourceFolder: z.string(),
  way: z.enum(arrivalWays),
  fileModifiedAt: instantSchema.nullable(),
  fileCreatedAt: instantSchema.nullable(),
  arrivedAt: instantSchema,
  by: memberCodeSchema,
});

export const evidenceItemSchema = z.strictObject({
  ...rowShape,
  addedBy: memberCodeSchema,
  description: descriptionSchema,
  fileSays: fileSaysSchema,
  metadata: z.array(metadataEntrySchema),
  /** What is wrong with the file as it came, or why what it says is missing or partial. */
  metadataProblem: z.enum(metadataProblems).nullable(),
  arrivals: z.array(arrivalSchema),
  /** What it is a working copy of; `here` is null where the original is not in this vault. Empty for an original. */
  workingCopyOf: z.array(z.strictObject({ ...copyLinkSchema.shape, here: evidenceIdSchema.nullable() })),
  /** Working copies that were made of it. */
  workingCopies: z.array(z.strictObject({ id: evidenceIdSchema, covered: z.strictObject({ boxes: z.int().min(0), blurred: z.int().min(0), cropped: z.boolean() }).nullable() })),
  lastCheckedAt: instantSchema.nullable(),
  custodyCount: z.int().min(0),
  /** Grows with every change; an edit names the revision it was made on. */
  revision: z.int().min(0),
});
export type EvidenceItem = z.infer<typeof evidenceItemSchema>;

export const sortKeys = ['added', 'captured', 'title', 'size', 'kind', 'id'] as const;

const itemNumber = z.int().min(1).max(largestItemNumber);
export const numberRangeSchema = z.tuple([itemNumber, itemNumber]);
export type NumberRange = z.infer<typeof numberRangeSchema>;

export const evidenceQuerySchema = z.strictObject({
  /** Only items of this case; null is every case. */
  case: caseIdSchema.nullable().default(null),
  text: z.string().max(500),
  kinds: z.array(z.enum(evidenceKinds)).max(evidenceKinds.length),
  tags: z.array(tagSchema).max(50),
  /** Text of `madeBy`, `handedOverBy` or the source folder. */
  source: z.string().max(200),
  /** Capture dates, as `YYYY-MM-DD`, both ends included; null is open. */
  from: z.iso.date().nullable(),
  to: z.iso.date().nullable(),
  withoutDate: z.boolean(),
  /** Only items with these numbers, from and to, both included; null is no bound. What a job added, say. */
  among: z.array(numberRangeSchema).max(20_000).nullable(),
  /** Items that were removed from the list are found by `removed` alone, and by `destroyed` once they are. */
  only: z.enum(['all', 'not-described', 'not-reviewed', 'disturbing', 'privileged', 'not-privileged', 'set-aside', 'not-checked', 'originals', 'working-copies', 'removed', 'destroyed']),
});
export type EvidenceQuery = z.infer<typeof evidenceQuerySchema>;

export const sortSchema = z.strictObject({ by: z.enum(sortKeys), direction: z.enum(['ascending', 'descending']) });
export type Sort = z.infer<typeof sortSchema>;

/** As it is asked for: kinds in the order in which the reader's language lists them, those that are not named behind them. */
export const askedSortSchema = sortSchema.extend({ kinds: z.array(z.enum(evidenceKinds)).max(evidenceKinds.length).optional() });
export type AskedSort = z.infer<typeof askedSortSchema>;

export const everything: EvidenceQuery = Object.freeze({ case: null, text: '', kinds: [], tags: [], source: '', from: null, to: null, withoutDate: false, among: null, only: 'all' });

/** Items that one selection names at most. */
export const mostNamed = 100_000;

/** What a command works on: named items, or everything a query finds except some. */
export const selectionSchema = z.discriminatedUnion('by', [
  z.strictObject({ by: z.literal('ids'), ids: z.array(evidenceIdSchema).max(mostNamed) }),
  z.strictObject({ by: z.literal('query'), query: evidenceQuerySchema, except: z.array(evidenceIdSchema).max(10_000) }),
]);
export type Selection = z.infer<typeof selectionSchema>;

export const pageRequestSchema = z.strictObject({
  query: evidenceQuerySchema,
  sort: askedSortSchema,
  offset: z.int().min(0),
  limit: z.int().min(1).max(largestPage),
});

/** What one item's change came to, for commands on many. */
export const itemOutcomeSchema = z.strictObject({ id: evidenceIdSchema, failure: failureSchema.nullable() });

export const tableColumns = ['picture', 'id', 'case', 'title', 'kind', 'captured', 'added', 'size', 'tags', 'privileged', 'links', 'check'] as const;
export type TableColumn = (typeof tableColumns)[number];

/** Columns that are shown until somebody chooses others. The mark itself always stands beside the title. */
export const usualColumns: readonly TableColumn[] = tableColumns.filter((column) => column !== 'privileged' && column !== 'links' && column !== 'case');

/** What becomes of items that are marked as between a lawyer and a client when a selection leaves the vault. */
export const privilegedWays = ['leave-out', 'take-along'] as const;
/** Null: nobody was asked, and nothing leaves where there are such items. */
export const privilegedWaySchema = z.enum(privilegedWays).nullable();
export type PrivilegedWay = z.infer<typeof privilegedWaySchema>;

/** How people look at the evidence of one vault. Null is as the program has it. */
export const viewChoiceSchema = z.strictObject({
  columns: z.array(z.enum(tableColumns)).max(tableColumns.length).nullable(),
  /** Share of the width that the details take. */
  details: z.number().min(0.1).max(0.9).nullable(),
});
export type ViewChoice = z.infer<typeof viewChoiceSchema>;
export const noViewChosen: ViewChoice = Object.freeze({ columns: null, details: null });

/** How a list is saved outside: for spreadsheets, or to be read. */
export const listFormatSchema = z.enum(['csv', 'text']);
