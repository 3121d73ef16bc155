// The few choices needed before a vault is open: language, theme, text size, and which folder the unlock screen opens.
// Nothing about what is inside a vault is ever written here.
import { mkdir, open, readFile, rename } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { z } from 'zod';
import { defaultPreferences, preferencesSchema, type Preferences } from '../../shared/settings/schema.ts';

const storedSchema = z.strictObject({ ...preferencesSchema.shape, vaultFolder: z.string().max(4096).nullable() });
type Stored = z.infer<typeof storedSchema>;

export interface PreferenceStore {
  readonly current: Preferences;
  readonly vaultFolder: string | null;
  /** Fields that are absent or undefined stay as they are. */
  change(changes: { readonly [K in keyof Preferences]?: Preferences[K] | undefined }): Promise<Preferences>;
  useVault(folder: string): Promise<void>;
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
};

/** Reads `preferences.json`; absent or unreadable means the defaults, because nothing of value is in it. */
export const readPreferences = async (folder: string): Promise<PreferenceStore> => {
  const file = join(folder, 'preferences.json');
  let stored: Stored = { ...defaultPreferences, vaultFolder: null };
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
      await keep({ ...stored, vaultFolder });
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
