// What the vault remembers of its mirrors: when one was last proven, and that a mirror that was forgotten proves nothing.
import { readdirSync, readFileSync, truncateSync, writeFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { silentProgress } from '../../../electron/backup/progress.ts';
import { recordedObjects } from '../../../electron/evidence/checking/whole-vault.ts';
import { lookAtHealth } from '../../../electron/health/service.ts';
import { forgetMirror, mirrorState, proveMirror, updateMirror, verifyMirror } from '../../../electron/mirror/service.ts';
import { sql } from '../../../electron/vault/database/sql.ts';
import { isFoundDamaged, isFoundWrong } from '../../../shared/backup/rules.ts';
import { failureOf, steppingClock } from '../vault/vault-for-tests.ts';
import { filesBelow, vaultOfEachTest } from './mirror-for-tests.ts';

const own = vaultOfEachTest();
const { at } = own;

const begin = () => updateMirror(own.session, { folder: at('north'), name: null, keeping: null, readAll: false }, silentProgress());
const prove = () => proveMirror(own.session, at('north'), recordedObjects(own.session), silentProgress(), () => undefined);
const isWrong = async (): Promise<boolean> => (await mirrorState(own.session)).mirrors.some(isFoundWrong);
const anObject = (): string => at('north', 'store', filesBelow(at('north', 'store'))[0] ?? '');
const provenAt = async (): Promise<number | null> => (await mirrorState(own.session)).lastProvenAt;

describe('the time of the last proof', () => {
  it('is that of the generation that was proven, and goes with a mirror that is forgotten', async () => {
    const { note } = await begin();
    const { mirrorId } = await prove();
    expect(await provenAt()).toBe(Date.parse(note.madeAt));
    await forgetMirror(own.session, mirrorId);
    expect(await provenAt()).toBeNull();
  });

  it('is gone, and the mirror noted as damaged, when its newest state is not what it says', async () => {
    await begin();
    await prove();
    const [generation = ''] = readdirSync(at('north', 'generations')).sort().reverse();
    truncateSync(at('north', 'generations', generation, 'anchor'), 10);
    expect(await failureOf(prove())).toBe('backup-damaged');
    const { mirrors, lastProvenAt } = await mirrorState(own.session);
    expect([mirrors.map(isFoundDamaged), lastProvenAt]).toEqual([[true], null]);
  });

  it('is gone when a check finds a byte that is not what it was, until a check of every byte finds none or an update put it right', async () => {
    const { note } = await begin();
    await prove();
    const check = async (readData: boolean) => { await verifyMirror(own.session, at('north'), readData, silentProgress()); };
    const object = anObject();
    const [whole, harmed] = [readFileSync(object), Buffer.from(readFileSync(object))];
    harmed[harmed.length - 1] = (harmed.at(-1) ?? 0) ^ 1;
    writeFileSync(object, harmed);
    await check(true);
    expect([await provenAt(), await isWrong()]).toEqual([null, true]);
    expect((await lookAtHealth(own.session)).filter(({ kind }) => ['copy-damaged', 'drill-good', 'backup-proven'].includes(kind)).map(({ kind }) => kind)).toEqual(['copy-damaged']);

    writeFileSync(object, whole);
    await check(false);
    await prove();
    expect([await provenAt(), await isWrong()]).toEqual([null, true]);
    await check(true);
    expect([await provenAt(), await isWrong()]).toEqual([Date.parse(note.madeAt), false]);

    writeFileSync(object, harmed);
    await check(true);
    await begin();
    expect([await provenAt(), await isWrong(), readFileSync(object).equals(whole)]).toEqual([Date.parse(note.madeAt), false, true]);
  });

  it('is open again, and not taken away by another sample, after a drill that found a damaged item', async () => {
    await begin();
    const object = anObject();
    const whole = readFileSync(object);
    writeFileSync(object, Buffer.from(whole).fill(0, whole.length - 20));
    await prove();
    writeFileSync(object, whole);
    await prove();
    expect([await provenAt(), await isWrong()]).toEqual([null, true]);
    await begin();
    expect([await provenAt(), await isWrong()]).toEqual([null, false]);
  });

  it('is never after the proof itself, whatever the clock said when the generation was made', async () => {
    const ahead = Date.UTC(2039, 0, 1);
    await own.reopen({ clock: steppingClock(ahead) });
    const { note } = await begin();
    await own.reopen();
    await prove();
    expect([Date.parse(note.madeAt) >= ahead, (await provenAt() ?? ahead) < ahead]).toEqual([true, true]);
  });
});

describe('what is kept of a mirror and damaged', () => {
  it('leaves the others on the list, is counted, and is written anew by the next update, which reads all of it', async () => {
    await updateMirror(own.session, { folder: at('south'), name: null, keeping: null, readAll: false }, silentProgress());
    await begin();
    const { mirrorId } = await prove();
    await own.session.change(async ({ db }) => { await db.run(sql`UPDATE mirror_known SET drilled_made_at_ms = 9000000000000000, drill_failed = -1, check_read_data = 1, check_problems = -1 WHERE mirror_id = ${mirrorId}`); });
    const listed = async () => {
      const { mirrors, unread, lastProvenAt } = await mirrorState(own.session);
      return [mirrors.map(({ name, checkedAt, drilledAt }) => [name, checkedAt, drilledAt]), unread, lastProvenAt];
    };
    expect(await listed()).toEqual([[['south', null, null]], 1, null]);
    const object = anObject();
    const whole = readFileSync(object);
    writeFileSync(object, Buffer.from(whole).fill(0, whole.length - 20));
    await begin();
    expect([await listed(), readFileSync(object).equals(whole)]).toEqual([[[['south', null, null], ['north', null, null]], 0, null], true]);
  });
});
