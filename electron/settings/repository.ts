// Settings that live inside the vault: one row for each that someone changed; the rest are defaults.
import type { Instant } from '../../shared/time.ts';
import { defaultSettings, settingsSchema } from '../../shared/settings/schema.ts';
import type { Settings } from '../../shared/settings/schema.ts';
import type { ReadableDb, WritableDb } from '../vault/database/handle.ts';
import { jsonOrNothing } from '../vault/database/readable-rows.ts';
import { sql } from '../vault/database/sql.ts';

/** Every row, also those that no setting is. `value` is undefined where it is no JSON. */
export const storedSettings = async (db: ReadableDb): Promise<readonly { readonly name: string; readonly value: unknown }[]> =>
  (await db.all(sql`SELECT name, value FROM setting ORDER BY name`)).map(({ name, value }) => ({ name: String(name), value: jsonOrNothing(value) }));

/** All settings. A stored value that is not (or no longer) allowed counts as not set: a setting must never keep a vault from opening. What was passed over is told (`unread.ts`). */
export const readSettings = async (db: ReadableDb): Promise<Settings> => {
  const rows = await storedSettings(db);
  return rows.reduce<Settings>((settings, { name, value }) => {
    const parsed = settingsSchema.safeParse({ ...settings, [name]: value });
    return parsed.success ? parsed.data : settings;
  }, defaultSettings);
};

/** Whether a row is a setting that holds as it stands. */
export const fitsAsSetting = (name: string, value: unknown): boolean => settingsSchema.safeParse({ ...defaultSettings, [name]: value }).success;

/** What is stored under a name, whatever it is; undefined when nothing is. */
export const readStored = async (db: ReadableDb, name: string): Promise<unknown> => jsonOrNothing((await db.get(sql`SELECT value FROM setting WHERE name = ${name}`))?.['value']);

export const writeSetting = async (db: WritableDb, name: string, value: unknown, at: Instant): Promise<void> => {
  await db.run(sql`INSERT INTO setting (name, value, changed_at_ms) VALUES (${name}, ${JSON.stringify(value)}, ${at})
    ON CONFLICT (name) DO UPDATE SET value = excluded.value, changed_at_ms = excluded.changed_at_ms`);
};

const beside = (name: string): string => `${name}/`;

/** A name beside another, for what stood under it. No setting and no choice is called so. */
export const besideName = (name: string, at: Instant): string => `${beside(name)}${String(at)}`;

/** Gives a row, where there is one, another name. What stands in it stays as it is. */
export const renameSetting = async (db: WritableDb, name: string, to: string): Promise<void> => {
  await db.run(sql`UPDATE setting SET name = ${to} WHERE name = ${name}`);
};

/** Deletes a row and those with a name beside its own. */
export const deleteSetting = async (db: WritableDb, name: string): Promise<void> => {
  await db.run(sql`DELETE FROM setting WHERE name = ${name} OR substr(name, 1, ${beside(name).length}) = ${beside(name)}`);
};
