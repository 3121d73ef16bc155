// What panic can be set to, and what the window is told while it is under way. Kept outside any vault, because it must work before one is
// open: nothing here names a person or a vault.
import { z } from 'zod';
import { instantSchema } from '../time.ts';

/**
 * A key chosen by pressing it, known by its place on the keyboard, so that changing the keyboard's language changes nothing. `label` is
 * what was printed on it, for showing.
 */
export const panicKeySchema = z.strictObject({
  code: z.string().regex(/^[A-Za-z][A-Za-z0-9]{0,31}$/),
  label: z.string().min(1).max(16),
  ctrl: z.boolean(),
  alt: z.boolean(),
  shift: z.boolean(),
  meta: z.boolean(),
});
export type PanicKey = z.infer<typeof panicKeySchema>;

/** Where a key can be proven to arrive: it is believed only where somebody has pressed it. */
export const provingPlaces = ['window', 'lock-screen', 'system'] as const;
export type ProvingPlace = (typeof provingPlaces)[number];

/** What this computer shows once the vault is gone. `decoy`: the unlock screen of another vault, whose folder main remembers. */
export const afterwardsChoices = ['first-run', 'quit', 'decoy'] as const;
export type Afterwards = (typeof afterwardsChoices)[number];

export const wrongTriesChoices = [0, 5, 10, 20] as const;
export type WrongTries = (typeof wrongTriesChoices)[number];

export const panicSettingsSchema = z.strictObject({
  /** Until then nothing but the set-up itself reacts. */
  isSetUp: z.boolean(),
  /** Holding one thing, or pressing two, for people who cannot hold. */
  gesture: z.enum(['hold', 'two-presses']),
  holdMs: z.int().min(1000).max(5000),
  key: panicKeySchema.nullable(),
  /** Heard while other programs are in front, pressed twice within a second. */
  systemKey: panicKeySchema.nullable(),
  /** How long a tap can stop what the system-wide key began. */
  countdownSeconds: z.int().min(0).max(5),
  afterwards: z.enum(afterwardsChoices),
  /** After so many wrong passphrases in a row at the unlock screen panic acts by itself; 0 for never. */
  wrongTries: z.union(wrongTriesChoices.map((tries) => z.literal(tries))),
  buttonInSidebar: z.boolean(),
  buttonOnUnlock: z.boolean(),
  /** When each key was last seen to arrive; null after it was changed. */
  proven: z.strictObject({ 'window': instantSchema.nullable(), 'lock-screen': instantSchema.nullable(), 'system': instantSchema.nullable() }),
});
export type PanicSettings = z.infer<typeof panicSettingsSchema>;

export const defaultPanicSettings: PanicSettings = Object.freeze({
  isSetUp: false, gesture: 'hold', holdMs: 1500, key: null, systemKey: null, countdownSeconds: 3, afterwards: 'first-run', wrongTries: 0, buttonInSidebar: true, buttonOnUnlock: false,
  proven: Object.freeze({ 'window': null, 'lock-screen': null, 'system': null }),
});

/** What a person may change. When a key was proven is for main alone to say. */
export const panicChangeSchema = panicSettingsSchema.omit({ proven: true }).partial();
export type PanicChange = z.infer<typeof panicChangeSchema>;

/** What a rehearsal showed on this computer. */
export const rehearsalResultSchema = z.strictObject({
  /** From the gesture's end until the disk had taken the overwritten headers. */
  unreadableMs: z.number().min(0),
  files: z.int().min(0),
  /** Whether its folder is gone, and whether its own passphrase and recovery code were tried and did not open it. */
  folderGone: z.boolean(),
  opensNoMore: z.boolean(),
});
export type RehearsalResult = z.infer<typeof rehearsalResultSchema>;

export const panicStatusSchema = z.strictObject({
  settings: panicSettingsSchema,
  /** The passphrase was asked again: what panic does can be changed until the vault locks or the screen is left. */
  mayChange: z.boolean(),
  /** A vault was chosen whose unlock screen can be shown afterwards. */
  hasDecoy: z.boolean(),
  /** What the gesture acts on now: the vault, nothing (a key is being proven), or the throw-away vault of a rehearsal. */
  mode: z.enum(['real', 'proving', 'rehearsal']),
  proving: z.enum(provingPlaces).nullable(),
  /** The system-wide key arrived while this window was in front, which proves nothing about other programs. */
  heardInFront: z.boolean(),
  /** Another program has the system-wide key: it cannot be heard. */
  systemKeyTaken: z.boolean(),
  stage: z.enum(['idle', 'holding', 'second-press', 'countdown']),
  /** How long the stage lasts from its beginning; 0 when idle. */
  lengthMs: z.int().min(0),
  /** Counts stages, so that two of the same kind are told apart. */
  turn: z.int().min(0),
  rehearsal: z.enum(['none', 'making', 'ready', 'running', 'done', 'failed']),
  result: rehearsalResultSchema.nullable(),
});
export type PanicStatus = z.infer<typeof panicStatusSchema>;
