// Two kinds of choices: preferences are needed before a vault is open and say nothing about it; settings live inside the vault.
import { z } from 'zod';
import { changedKeysSchema } from '../window/keys.ts';

export const themes = ['system', 'light', 'dark'] as const;
export const textSizes = [100, 115, 130, 150, 200] as const;
/** Languages with a file of texts. `en-XA` is the pseudo-language and `ar-XB` its right-to-left twin, both for testing. */
export const languages = ['en', 'en-XA', 'ar-XB'] as const;
export type Language = (typeof languages)[number];

/** Digits: those of the language, or a numbering system of Unicode (CLDR `bcp47/number.xml`) that the program brings a font for. */
export const digitSets = ['language', 'latn', 'arab', 'arabext', 'deva'] as const;
export type Digits = (typeof digitSets)[number];
/** Calendars of Unicode (CLDR `bcp47/calendar.xml`) that are shown beside the Gregorian one. */
export const calendars = ['gregory', 'persian', 'islamic-umalqura', 'ethiopic', 'coptic', 'buddhist', 'indian', 'hebrew', 'roc'] as const;
export type Calendar = (typeof calendars)[number];

export const preferencesSchema = z.strictObject({
  language: z.enum(languages),
  digits: z.enum(digitSets),
  calendar: z.enum(calendars),
  theme: z.enum(themes),
  textSize: z.union(textSizes.map((size) => z.literal(size))),
});
export type Preferences = z.infer<typeof preferencesSchema>;
/** How numbers and days are written. */
export type Conventions = Pick<Preferences, 'digits' | 'calendar'>;
export const defaultPreferences: Preferences = Object.freeze({ language: 'en', digits: 'language', calendar: 'gregory', theme: 'system', textSize: 100 });

/** Who says that the screen was locked: the system itself, a Linux desktop on its message bus, or nobody: because the tool that listens is missing, or no bus answers. */
export const screenLockTellers = ['system', 'desktop', 'noProgram', 'noBus'] as const;
export type ScreenLockTeller = (typeof screenLockTellers)[number];

export const settingsSchema = z.strictObject({
  /** Minutes without a key or pointer before the vault locks; at most 60, default 5 (SECURITY V10). */
  idleLockMinutes: z.int().min(1).max(60),
  lockOnSleep: z.boolean(),
  lockOnScreenLock: z.boolean(),
  /** Lock as soon as the disk with the opening file is taken out. */
  lockOnKeyDisk: z.boolean(),
  /** Ask for the passphrase each time something leaves the vault; otherwise when it was last typed more than five minutes ago (SECURITY V10). */
  askEachTime: z.boolean(),
  /** Cover everything that nobody has reviewed yet, not only what is marked disturbing. */
  coverUnreviewed: z.boolean(),
  /** After so many days without a proven backup Home says so; default 7. A reminder and nothing else. */
  backupEveryDays: z.int().min(1).max(90),
  singleKeyShortcuts: z.boolean(),
  density: z.enum(['compact', 'standard', 'large']),
  /** Keys that were changed. They work in an open vault alone, so they lie inside it: a habit of the hands says who someone is. */
  keys: changedKeysSchema,
});
export type Settings = z.infer<typeof settingsSchema>;
export const defaultSettings: Settings = Object.freeze({
  idleLockMinutes: 5, lockOnSleep: true, lockOnScreenLock: true, lockOnKeyDisk: true, askEachTime: false, coverUnreviewed: false, backupEveryDays: 7, singleKeyShortcuts: true, density: 'standard', keys: {},
});
