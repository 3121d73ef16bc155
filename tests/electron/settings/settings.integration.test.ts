import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { entriesPage } from '../../../electron/custody/repository.ts';
import { keepPlace, placeToReturnTo } from '../../../electron/settings/place.ts';
import { changeSettings, settingsOf } from '../../../electron/settings/service.ts';
import { sql } from '../../../electron/vault/database/sql.ts';
import type { OpenSession } from '../../../electron/vault/opening/open-session.ts';
import { evidenceIdSchema } from '../../../shared/ids.ts';
import { defaultSettings } from '../../../shared/settings/schema.ts';
import { keptPlaceMs } from '../../../shared/window/place.ts';
import { make } from '../vault/vault-for-tests.ts';

let home: string;
let session: OpenSession;
beforeAll(async () => {
  home = await mkdtemp(join(tmpdir(), 'holdfast-settings-'));
  session = (await make(join(home, 'vault'))).session;
});
afterAll(async () => {
  await session.close();
  await rm(home, { recursive: true });
});

describe('settings of a vault', () => {
  it('are the defaults until someone changes one, and then keep it with an entry in the log', async () => {
    expect(await settingsOf(session)).toEqual(defaultSettings);
    expect(await changeSettings(session, { idleLockMinutes: 10, density: 'large' })).toEqual({ ...defaultSettings, idleLockMinutes: 10, density: 'large' });
    expect(await settingsOf(session)).toMatchObject({ idleLockMinutes: 10, density: 'large' });
    expect((await entriesPage(session.read, null, 0, 1)).entries[0]).toMatchObject({ action: 'settings-changed', subject: 'vault', actor: 'M1', details: { idleLockMinutes: 10, density: 'large' } });
  });

  it('keep changed keys whole, and name them in the log as text', async () => {
    const keys = { home: ['Alt+H'], 'command-palette': [] };
    expect(await changeSettings(session, { keys })).toMatchObject({ keys });
    expect((await entriesPage(session.read, null, 0, 1)).entries[0]).toMatchObject({ action: 'settings-changed', details: { keys: JSON.stringify(keys) } });
    const before = (await entriesPage(session.read, null, 0, 1)).total;
    await changeSettings(session, { keys: { ...keys } });
    expect((await entriesPage(session.read, null, 0, 1)).total).toBe(before);
    await changeSettings(session, { keys: {} });
  });

  it('record nothing when nothing changes', async () => {
    const before = (await entriesPage(session.read, null, 0, 1)).total;
    await changeSettings(session, { idleLockMinutes: 10 });
    await changeSettings(session, {});
    expect((await entriesPage(session.read, null, 0, 1)).total).toBe(before);
  });

  it('ignore a stored value that is not allowed and a name that is no setting', async () => {
    await session.change(async ({ db, at }) => {
      await db.run(sql`INSERT OR REPLACE INTO setting VALUES ('idleLockMinutes', '9000', ${at}), ('invented', '1', ${at}), ('lockOnSleep', '"yes"', ${at}), ('coverUnreviewed', 'true', ${at})`);
    });
    expect(await settingsOf(session)).toEqual({ ...defaultSettings, density: 'large', coverUnreviewed: true });
  });
});

describe('the place of the window', () => {
  it('is come back to for a while, is no setting, and leaves no entry in the log', async () => {
    expect(await placeToReturnTo(session, Date.now())).toBeNull();
    const entries = (await entriesPage(session.read, null, 0, 1)).total;
    const place = { place: 'evidence item', id: evidenceIdSchema.parse('E-001'), tab: 'links' } as const;
    const at = await keepPlace(session, place);
    expect(await placeToReturnTo(session, at + keptPlaceMs)).toEqual(place);
    expect(await placeToReturnTo(session, at + keptPlaceMs + 1)).toBeNull();
    expect(await placeToReturnTo(session, at - 1)).toBeNull();
    expect(await settingsOf(session)).not.toHaveProperty('window.place');
    expect((await entriesPage(session.read, null, 0, 1)).total).toBe(entries);
  });
});
