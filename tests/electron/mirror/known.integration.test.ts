// What the vault remembers of its mirrors: when one was last proven, and that a mirror that was forgotten proves nothing.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { silentProgress } from '../../../electron/backup/progress.ts';
import { recordedObjects } from '../../../electron/evidence/whole-vault.ts';
import { forgetMirror, mirrorState, proveMirror, updateMirror } from '../../../electron/mirror/service.ts';
import type { OpenSession } from '../../../electron/vault/index.ts';
import { makeVault } from '../backup/backup-for-tests.ts';
import { reopen, steppingClock } from '../vault/vault-for-tests.ts';

let folder = '';
let session: OpenSession;
const at = (...names: readonly string[]): string => join(folder, ...names);

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'holdfast-test-'));
  session = await makeVault(folder);
}, 60_000);
afterEach(async () => {
  await session.close();
  rmSync(folder, { recursive: true, force: true });
});

const begin = () => updateMirror(session, { folder: at('north'), name: null, keeping: null, readAll: false }, silentProgress());
const prove = () => proveMirror(session, at('north'), recordedObjects(session), silentProgress(), () => undefined);
const provenAt = async (): Promise<number | null> => (await mirrorState(session)).lastProvenAt;

describe('the time of the last proof', () => {
  it('is that of the generation that was proven, and goes with a mirror that is forgotten', async () => {
    const { note } = await begin();
    const { mirrorId } = await prove();
    expect(await provenAt()).toBe(Date.parse(note.madeAt));
    await forgetMirror(session, mirrorId);
    expect(await provenAt()).toBeNull();
  });

  it('is never after the proof itself, whatever the clock said when the generation was made', async () => {
    const ahead = Date.UTC(2039, 0, 1);
    await session.close();
    ({ session } = await reopen(at('vault'), { clock: steppingClock(ahead) }));
    const { note } = await begin();
    await session.close();
    ({ session } = await reopen(at('vault')));
    await prove();
    expect([Date.parse(note.madeAt) >= ahead, (await provenAt() ?? ahead) < ahead]).toEqual([true, true]);
  });
});
