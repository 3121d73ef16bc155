// The few choices needed before a vault is open: language, theme, text size, and which folder the unlock screen opens.
// Nothing about what is inside a vault is ever written here.
import { mkdir, open, readFile, rename } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { z } from 'zod';
import { defaultPanicSettings, panicSettingsSchema, type PanicSettings } from '../../shared/panic/schema.ts';
import { defaultPreferences, preferencesSchema, type Preferences } from '../../shared/settings/schema.ts';
import { syncFolder } from '../vault/sync-folder.ts';

/** More disks than anybody keeps copies on. */
export const mostHeaderFolders = 16;

const place = z.string().max(4096).nullable();
const storedSchema = z.strictObject({
  ...preferencesSchema.shape, vaultFolder: place, panic: panicSettingsSchema.default(defaultPanicSettings),
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
  readonly wipedFolder: string | null;
  readonly wipedHeaderFolders: readonly string[];
  /** Forgets a vault that was made unreadable, and how its panic was set, and keeps in mind that its files are still to be deleted. */
  vaultWiped(folder: string): Promise<void>;
  /** Nothing is left to be deleted. */
  wipeFinished(): Promise<void>;
}

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
  let stored: Stored = { ...defaultPreferences, vaultFolder: null, panic: defaultPanicSettings, wipedFolder: null, headerFolders: [], wipedHeaderFolders: [] };
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
    get wipedFolder() {
      return stored.wipedFolder;
    },
    get wipedHeaderFolders() {
      return stored.wipedHeaderFolders;
    },
    async vaultWiped(wipedFolder) {
      await keep({ ...stored, vaultFolder: null, wipedFolder, headerFolders: [], wipedHeaderFolders: stored.headerFolders, panic: defaultPanicSettings });
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
