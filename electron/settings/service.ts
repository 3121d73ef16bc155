// Changes settings of the vault. Each change is in the custody log: how long a screen stays open is a question a court could ask.
import type { InputOf } from '../../shared/contract/registry.ts';
import type { Settings } from '../../shared/settings/schema.ts';
import type { VaultSession } from '../vault/session.ts';
import { readSettings, writeSetting } from './repository.ts';

/** The settings in force. */
export const settingsOf = (session: VaultSession): Promise<Settings> => readSettings(session.read);

/** Writes what differs from now and answers with all settings. Nothing is recorded when nothing changed. */
export const changeSettings = (session: VaultSession, wanted: InputOf<'settings.change'>): Promise<Settings> =>
  session.change(async ({ db, at, record }) => {
    const now: Readonly<Record<string, unknown>> = await readSettings(db);
    const changed = Object.entries(wanted).flatMap(([name, value]) => (value === undefined || JSON.stringify(now[name]) === JSON.stringify(value) ? [] : [[name, value] as const]));
    for (const [name, value] of changed) await writeSetting(db, name, value, at);
    // The log holds plain values: a table of keys is written into it as text.
    const details = changed.map(([name, value]) => [name, typeof value === 'object' ? JSON.stringify(value) : value] as const);
    if (changed.length > 0) await record('settings-changed', 'vault', Object.fromEntries(details));
    return readSettings(db);
  });
