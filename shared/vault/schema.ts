// What both sides say about a vault: its state, who can open it, and how strong a passphrase is. Never a key.
import { z } from 'zod';
import { memberCodeSchema, vaultIdSchema } from '../ids.ts';
import { instantSchema } from '../time.ts';

const vaultStates = ['none', 'locked', 'opening', 'open', 'closing'] as const;

export const vaultStatusSchema = z.strictObject({
  /** `none`: no vault was ever chosen on this computer. */
  state: z.enum(vaultStates),
  vaultId: vaultIdSchema.nullable(),
  /** Who unlocked; null unless open. */
  member: memberCodeSchema.nullable(),
  /** Why it was last locked by itself, so that the unlock screen can say so. */
  lockedBecause: z.enum(['asked', 'idle', 'sleep', 'screen-lock', 'key-disk', 'vault-process-ended']).nullable(),
  /** The vault that is open, or being made, is the made-up case: nothing in it is real, and it is deleted when it closes. */
  madeUp: z.boolean(),
});
export type VaultStatus = z.infer<typeof vaultStatusSchema>;

/** Longest passphrase in UTF-16 units: long enough for any sentence, short enough that no one can make Argon2id read megabytes. */
export const longestPassphrase = 1024;

export const passphraseSchema = z.string().min(1).max(longestPassphrase);

export const memberNameSchema = z.string().trim().min(1).max(200);

/** Ways in that belong to one person. */
export const personalSlotKinds = ['passphrase', 'recovery-code'] as const;
export type PersonalSlotKind = (typeof personalSlotKinds)[number];
/** All ways in: shares belong to everyone who holds one. */
export const slotKinds = [...personalSlotKinds, 'shares'] as const;

export const memberSchema = z.strictObject({
  code: memberCodeSchema,
  name: memberNameSchema,
  addedAt: instantSchema,
  removedAt: instantSchema.nullable(),
  /** What this person can open the vault with at present. Empty once removed. */
  opensWith: z.array(z.enum(personalSlotKinds)),
});
export type Member = z.infer<typeof memberSchema>;

/** zxcvbn's score (0 to 4) and what to do about it; warnings and suggestions are message keys, not words. */
export const passphraseJudgementSchema = z.strictObject({
  score: z.int().min(0).max(4),
  /** Whether a vault may be made with it: score 4 and at least 12 characters. */
  accepted: z.boolean(),
  /** log10 of the estimated number of guesses. */
  guessesLog10: z.number(),
  warning: z.string().nullable(),
  suggestions: z.array(z.string()),
});
export type PassphraseJudgement = z.infer<typeof passphraseJudgementSchema>;

export const problemSeverities = ['loss', 'damage', 'warning', 'note'] as const;

/**
 * One thing wrong with a vault. Severity is defined by what could be lost: `loss` evidence or records are gone or altered;
 * `damage` something is broken but nothing of value is lost; `warning` needs a look; `note` was put right.
 */
export const problemSchema = z.strictObject({
  severity: z.enum(problemSeverities),
  /** Message key under `problem.`; the words say what happened, what is safe, what to do. */
  kind: z.enum([
    'header-copy-damaged', 'header-copy-missing', 'header-copies-differ', 'header-older-than-records', 'header-found-in-folder',
    'database-page-damaged', 'database-structure-damaged', 'database-page-older', 'page-list-lost', 'pages-mended', 'records-log-not-ours', 'history-rolled-back', 'anchor-damaged', 'anchor-missing',
    'custody-chain-broken', 'custody-time-went-back',
    'object-missing', 'object-truncated', 'object-altered', 'object-swapped', 'object-does-not-match-fingerprint', 'object-unreadable',
    'object-without-record', 'files-set-apart', 'files-brought-back', 'unfinished-write', 'unexpected-file', 'preview-store-damaged', 'plain-copy-left', 'destroyed-left', 'settling-waits', 'recording-kept', 'recording-waits', 'recording-lost',
    'disk-unreadable', 'item-without-case', 'item-unread', 'item-unnumbered', 'tag-unread', 'link-unread', 'date-unread', 'case-unread', 'settings-unread', 'recipients-unread', 'plain-copies-unread', 'removals-unread', 'recordings-unread', 'mirrors-unread', 'packs-unread',
  ]),
  /** The item harmed, when one is. */
  item: z.string().nullable(),
  /** Path inside the vault folder. */
  file: z.string().nullable(),
  facts: z.record(z.string(), z.union([z.string(), z.number()])),
});
export type Problem = z.infer<typeof problemSchema>;

/** Where the header of a vault lies. The names are those of folders or disks, never whole paths. */
export const headerPlacesSchema = z.strictObject({
  home: z.enum(['vault-folder', 'another-disk']),
  places: z.array(z.strictObject({
    name: z.string(),
    /** The copy that counts; the others follow it. */
    isInForce: z.boolean(),
    /** `older`: it does not have the last change of who can open the vault. */
    state: z.enum(['there', 'older', 'not-there']),
  })),
});
export type HeaderPlaces = z.infer<typeof headerPlacesSchema>;

/** What opening a vault found and tidied. */
export const openingReportSchema = z.strictObject({
  problems: z.array(problemSchema),
  /** Files that an interrupted write left behind and that were removed. */
  sweptFiles: z.int().min(0),
});
export type OpeningReport = z.infer<typeof openingReportSchema>;
