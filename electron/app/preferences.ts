// The few choices needed before a vault is open: language, theme, text size, and which folder the unlock screen opens.
// Nothing about what is inside a vault is ever written here.
import { mkdir, open, readFile, rename } from 'node:fs/promises';
import { createHash } from 'node:crypto';
import { dirname, join } from 'node:path';
import { z } from 'zod';
import { defaultPanicSettings, panicSettingsSchema, type PanicSettings } from '../../shared/panic/schema.ts';
import { defaultPreferences, preferencesSchema, type Preferences } from '../../shared/settings/schema.ts';
import { syncFolder } from '../vault/sync-folder.ts';

/** More disks than anybody keeps copies on. */
export const mostHeaderFolders = 16;

const place = z.string().max(4096).nullable();
const storedSchema = z.strictObject({
  ...preferencesSchema.shape, vaultFolder: place,
  // What was added since is off in preferences that are older.
  panic: panicSettingsSchema.extend({ wrongTries: panicSettingsSchema.shape.wrongTries.default(0) }).default(defaultPanicSettings),
  /** Another vault, whose unlock screen shows after panic where that was chosen. */
  decoyFolder: place.default(null),
  /** Wrong passphrases in a row, by vault; a vault is known by a fingerprint of its place. */
  wrongTries: z.record(z.string(), z.int().min(1)).default({}),
  /** A vault that was made unreadable and whose files are still to be deleted. */
  wipedFolder: place.default(null),
  /** Folders on other disks where the header of the vault lies, and of the vault that was made unreadable. */
  headerFolders: z.array(z.string().max(4096)).max(mostHeaderFolders).default([]),
  wipedHeaderFolders: z.array(z.string().max(4096)).max(mostHeaderFolders).default([]),
});
type Stored = z.infer<typeof storedSchema>;

export interface PreferenceStore {
  readonly current: Preferences;
  readonly vaultFolder: string | null;
  /** Fields that are absent or undefined stay as they are. */
  change(changes: { readonly [K in keyof Preferences]?: Preferences[K] | undefined }): Promise<Preferences>;
  useVault(folder: string): Promise<void>;
  /** Folders on other disks where the header of that vault lies. Another vault begins with none. */
  readonly headerFolders: readonly string[];
  useHeaderFolders(folders: readonly string[]): Promise<void>;
  readonly panic: PanicSettings;
  changePanic(settings: PanicSettings): Promise<void>;
  readonly decoyFolder: string | null;
  useDecoy(folder: string): Promise<void>;
  triesAt(folder: string): number;
  countTries(folder: string, tries: number): Promise<void>;
  readonly wipedFolder: string | null;
  readonly wipedHeaderFolders: readonly string[];
  /** Forgets a vault that was made unreadable, and how its panic was set (the decoy takes its place where that was chosen), and keeps in mind that its files are still to be deleted. */
  vaultWiped(folder: string): Promise<void>;
  /** Nothing is left to be deleted. */
  wipeFinished(): Promise<void>;
}

/** Tries are counted for a vault that is no longer in use, too; where it lay need not be read there. */
const placeName = (folder: string): string => createHash('sha256').update(folder).digest('hex').slice(0, 16);

const replaceFile = async (file: string, text: string): Promise<void> => {
  await mkdir(dirname(file), { recursive: true });
  const temporary = `${file}.new`;
  const handle = await open(temporary, 'w', 0o600);
  try {
    await handle.writeFile(text);
    await handle.sync();
  } finally {
    await handle.close();
  }
  await rename(temporary, file);
  await syncFolder(dirname(file));
};

/** Reads `preferences.json`; absent or unreadable means the defaults, because nothing of value is in it. */
export const readPreferences = async (folder: string): Promise<PreferenceStore> => {
  const file = join(folder, 'preferences.json');
  let stored: Stored = {
    ...defaultPreferences, vaultFolder: null, panic: defaultPanicSettings, decoyFolder: null, wrongTries: {}, wipedFolder: null, headerFolders: [], wipedHeaderFolders: [],
  };
  const text = await readFile(file, 'utf8').catch(() => null);
  if (text !== null) {
    const parsed = storedSchema.safeParse(parseJson(text));
    stored = parsed.success ? parsed.data : stored;
  }
  let writing = Promise.resolve();
  const keep = (next: Stored): Promise<void> => {
    stored = next;
    writing = writing.catch(() => undefined).then(() => replaceFile(file, JSON.stringify(next)));
    return writing;
  };
  const current = (): Preferences => ({ language: stored.language, theme: stored.theme, textSize: stored.textSize });
  return {
    get current() {
      return current();
    },
    get vaultFolder() {
      return stored.vaultFolder;
    },
    async change(changes) {
      const present = Object.fromEntries(Object.entries(changes).filter(([, value]) => value !== undefined));
      await keep(storedSchema.parse({ ...stored, ...present }));
      return current();
    },
    async useVault(vaultFolder) {
      await keep({ ...stored, vaultFolder, headerFolders: vaultFolder === stored.vaultFolder ? stored.headerFolders : [] });
    },
    get headerFolders() {
      return stored.headerFolders;
    },
    async useHeaderFolders(folders) {
      await keep({ ...stored, headerFolders: [...new Set(folders)].slice(0, mostHeaderFolders) });
    },
    get panic() {
      return stored.panic;
    },
    async changePanic(panic) {
      await keep({ ...stored, panic });
    },
    get decoyFolder() {
      return stored.decoyFolder;
    },
    async useDecoy(decoyFolder) {
      await keep({ ...stored, decoyFolder });
    },
    triesAt: (folder) => stored.wrongTries[placeName(folder)] ?? 0,
    async countTries(folder, tries) {
      const others = Object.entries(stored.wrongTries).filter(([name]) => name !== placeName(folder));
      await keep({ ...stored, wrongTries: Object.fromEntries(tries === 0 ? others : [...others, [placeName(folder), tries]]) });
    },
    get wipedFolder() {
      return stored.wipedFolder;
    },
    get wipedHeaderFolders() {
      return stored.wipedHeaderFolders;
    },
    async vaultWiped(wipedFolder) {
      const next = stored.panic.afterwards === 'decoy' ? stored.decoyFolder : null;
      await keep({
        ...stored, vaultFolder: next, wipedFolder, headerFolders: [], wipedHeaderFolders: stored.headerFolders, panic: defaultPanicSettings, decoyFolder: null, wrongTries: {},
      });
    },
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
