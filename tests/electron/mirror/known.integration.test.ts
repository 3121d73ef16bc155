// What the vault remembers of its mirrors: when one was last proven, and that a mirror that was forgotten proves nothing.
import { readdirSync, truncateSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { silentProgress } from '../../../electron/backup/progress.ts';
import { recordedObjects } from '../../../electron/evidence/whole-vault.ts';
import { forgetMirror, mirrorState, proveMirror, updateMirror } from '../../../electron/mirror/service.ts';
import { isFoundDamaged } from '../../../shared/backup/rules.ts';
import { failureOf, steppingClock } from '../vault/vault-for-tests.ts';
import { vaultOfEachTest } from './mirror-for-tests.ts';

const own = vaultOfEachTest();
const { at } = own;

const begin = () => updateMirror(own.session, { folder: at('north'), name: null, keeping: null, readAll: false }, silentProgress());
const prove = () => proveMirror(own.session, at('north'), recordedObjects(own.session), silentProgress(), () => undefined);
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

  it('is never after the proof itself, whatever the clock said when the generation was made', async () => {
    const ahead = Date.UTC(2039, 0, 1);
    await own.reopen({ clock: steppingClock(ahead) });
    const { note } = await begin();
    await own.reopen();
    await prove();
    expect([Date.parse(note.madeAt) >= ahead, (await provenAt() ?? ahead) < ahead]).toEqual([true, true]);
  });
});
