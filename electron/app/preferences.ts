// The few choices needed before a vault is open: language, digits, calendar, theme, text size, and which folder the unlock screen opens.
// Nothing about what is inside a vault is ever written here.
import { mkdir, readFile } from 'node:fs/promises';
import { createHash } from 'node:crypto';
import { dirname, join } from 'node:path';
import { z } from 'zod';
import { defaultPanicSettings, panicSettingsSchema, type PanicSettings } from '../../shared/panic/schema.ts';
import { defaultPreferences, preferencesSchema, type Preferences } from '../../shared/settings/schema.ts';
import { replaceFile } from '../vault/disk/whole-file.ts';

const place = z.string().max(4096).nullable();
const places = z.array(z.string().max(4096));
const storedPanic = panicSettingsSchema.extend({ wrongTries: panicSettingsSchema.shape.wrongTries.default(0) });
const storedSchema = z.strictObject({
  ...preferencesSchema.shape, vaultFolder: place,
  // What was added since is off in preferences that are older.
  digits: preferencesSchema.shape.digits.default(defaultPreferences.digits),
  calendar: preferencesSchema.shape.calendar.default(defaultPreferences.calendar),
  panic: storedPanic.default(defaultPanicSettings),
  /** Another vault, whose unlock screen shows after panic where that was chosen. */
  decoyFolder: place.default(null),
  /** Wrong passphrases in a row, by vault; a vault is known by a fingerprint of its place. */
  wrongTries: z.record(z.string(), z.int().min(1)).default({}),
  /** A vault that was made unreadable and whose files are still to be deleted. */
  wipedFolder: place.default(null),
  /** Folders on other disks where the headers of vaults lie, by vault as above; preferences that are older hold those of the vault in use alone. */
  headerFolders: z.union([places, z.record(z.string(), places)]).default({}),
  /** The same of the vault that was made unreadable. */
  wipedHeaderFolders: places.default([]),
});
type Read = z.infer<typeof storedSchema>;
type Stored = Omit<Read, 'headerFolders' | 'wipedHeaderFolders'> & { readonly headerFolders: Readonly<Record<string, readonly string[]>>; readonly wipedHeaderFolders: readonly string[] };

export interface PreferenceStore {
  readonly current: Preferences;
  readonly vaultFolder: string | null;
  /** Fields that are absent or undefined stay as they are. */
  change(changes: { readonly [K in keyof Preferences]?: Preferences[K] | undefined }): Promise<Preferences>;
  useVault(folder: string): Promise<void>;
  /** Folders on other disks where the header of that vault lies: those that panic destroys. */
  readonly headerFolders: readonly string[];
  /** The same of vaults that were opened beside it, or in its place. */
  readonly otherHeaderFolders: readonly string[];
  headerFoldersOf(vault: string): readonly string[];
  /** Each vault has its own: what is remembered of one changes nothing for another. */
  useHeaderFolders(vault: string, folders: readonly string[]): Promise<void>;
  readonly panic: PanicSettings;
  changePanic(settings: PanicSettings): Promise<void>;
  /** Null unless the unlock screen of another vault is what shows after panic. */
  readonly decoyFolder: string | null;
  /** That vault is what shows from now on. */
  useDecoy(folder: string): Promise<void>;
  triesAt(folder: string): number;
  countTries(folder: string, tries: number): Promise<void>;
  readonly wipedFolder: string | null;
  readonly wipedHeaderFolders: readonly string[];
  /** Forgets a vault that was made unreadable, and how its panic was set (the decoy takes its place where that was chosen), and keeps in mind that its files are still to be deleted. */
  vaultWiped(folder: string): Promise<void>;
  /** Writes once more what could not be written. */
  keepAgain(): Promise<void>;
  /** Nothing is left to be deleted. */
  wipeFinished(): Promise<void>;
}

/** Tries are counted for a vault that is no longer in use, too; where it lay need not be read there. */
const placeName = (folder: string): string => createHash('sha256').update(folder).digest('hex').slice(0, 16);

/** What is kept by vault, without this one. */
const without = <T>(kept: Readonly<Record<string, T>>, vault: string): Record<string, T> => Object.fromEntries(Object.entries(kept).filter(([name]) => name !== placeName(vault)));

/** Which other vault was to be shown is not kept when something else is chosen. */
const withoutUnused = (stored: Stored): Stored => (stored.panic.afterwards === 'decoy' ? stored : { ...stored, decoyFolder: null });

const byVault = ({ headerFolders, ...read }: Read): Stored =>
  ({ ...read, headerFolders: !Array.isArray(headerFolders) ? headerFolders : read.vaultFolder === null || headerFolders.length === 0 ? {} : { [placeName(read.vaultFolder)]: headerFolders } });

const keepFile = async (file: string, text: string): Promise<void> => {
  await mkdir(dirname(file), { recursive: true });
  await replaceFile(file, `${file}.new`, text);
};

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> => typeof value === 'object' && value !== null && !Array.isArray(value);

/** The fields of `value` that are what `shape` says, and those of `otherwise` for the rest. */
const fieldsOf = (shape: z.ZodRawShape, value: unknown, otherwise: object): Record<string, unknown> =>
  ({ ...otherwise, ...Object.fromEntries(Object.entries(shape).flatMap(([name, schema]): [string, unknown][] => {
    const field = z.safeParse(schema, isRecord(value) ? value[name] : undefined);
    return field.success ? [[name, field.data]] : [];
  })) });

/** What can be read of `value`, field by field, and the defaults for the rest: one that is damaged, or that a later version writes, must not switch panic off or let folders be forgotten. */
const readStored = (value: unknown, otherwise: Stored): Stored => {
  const whole = storedSchema.safeParse(value);
  if (whole.success) return withoutUnused(byVault(whole.data));
  if (!isRecord(value)) return otherwise;
  const pieced = storedSchema.safeParse({ ...fieldsOf(storedSchema.shape, value, otherwise), panic: fieldsOf(storedPanic.shape, value['panic'], otherwise.panic) });
  return pieced.success ? withoutUnused(byVault(pieced.data)) : otherwise;
};

/** Reads `preferences.json`. Absent, or no JSON at all, means the defaults. */
export const readPreferences = async (folder: string): Promise<PreferenceStore> => {
  const file = join(folder, 'preferences.json');
  let stored: Stored = {
    ...defaultPreferences, vaultFolder: null, panic: defaultPanicSettings, decoyFolder: null, wrongTries: {}, wipedFolder: null, headerFolders: {}, wipedHeaderFolders: [],
  };
  // Once more: what a disk does not give back at first it may at the second try, and what is not known here is written over by the next change.
  const text = await readFile(file, 'utf8').catch(() => readFile(file, 'utf8')).catch(() => null);
  if (text !== null) {
    stored = readStored(parseJson(text), stored);
  }
  let writing = Promise.resolve();
  const keep = (next: Stored): Promise<void> => {
    stored = next;
    writing = writing.catch(() => undefined).then(() => keepFile(file, JSON.stringify(next)));
    return writing;
  };
  const headerFoldersOf = (vault: string): readonly string[] => stored.headerFolders[placeName(vault)] ?? [];
  const current = (): Preferences => ({ language: stored.language, digits: stored.digits, calendar: stored.calendar, theme: stored.theme, textSize: stored.textSize });
  return {
    get current() {
      return current();
    },
    get vaultFolder() {
      return stored.vaultFolder;
    },
    async change(changes) {
      const present = Object.fromEntries(Object.entries(changes).filter(([, value]) => value !== undefined));
      await keep(byVault(storedSchema.parse({ ...stored, ...present })));
      return current();
    },
    async useVault(vaultFolder) {
      await keep({ ...stored, vaultFolder });
    },
    get headerFolders() {
      return stored.vaultFolder === null ? [] : headerFoldersOf(stored.vaultFolder);
    },
    get otherHeaderFolders() {
      return Object.values(without(stored.headerFolders, stored.vaultFolder ?? '')).flat();
    },
    headerFoldersOf,
    async useHeaderFolders(vault, folders) {
      const others = without(stored.headerFolders, vault);
      await keep({ ...stored, headerFolders: folders.length === 0 ? others : { ...others, [placeName(vault)]: [...new Set(folders)] } });
    },
    get panic() {
      return stored.panic;
    },
    async changePanic(panic) {
      await keep(withoutUnused({ ...stored, panic }));
    },
    get decoyFolder() {
      return stored.decoyFolder;
    },
    async useDecoy(decoyFolder) {
      await keep({ ...stored, decoyFolder, panic: { ...stored.panic, afterwards: 'decoy' } });
    },
    triesAt: (folder) => stored.wrongTries[placeName(folder)] ?? 0,
    async countTries(folder, tries) {
      const others = without(stored.wrongTries, folder);
      await keep({ ...stored, wrongTries: tries === 0 ? others : { ...others, [placeName(folder)]: tries } });
    },
    get wipedFolder() {
      return stored.wipedFolder;
    },
    get wipedHeaderFolders() {
      return stored.wipedHeaderFolders;
    },
    async vaultWiped(wipedFolder) {
      const { decoyFolder } = stored;
      const next = decoyFolder === wipedFolder ? null : decoyFolder;
      const ofNext = next === null ? [] : headerFoldersOf(next);
      await keep({
        ...stored, vaultFolder: next, wipedFolder, headerFolders: next === null || ofNext.length === 0 ? {} : { [placeName(next)]: ofNext }, wipedHeaderFolders: headerFoldersOf(wipedFolder),
        panic: defaultPanicSettings, decoyFolder: null, wrongTries: {},
      });
    },
    keepAgain: () => keep(stored),
    async wipeFinished() {
      await keep({ ...stored, wipedFolder: null, wipedHeaderFolders: [] });
    },
  };
};

const parseJson = (text: string): unknown => {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
};
