import { readFileSync, writeFileSync } from 'node:fs';
import { unlink } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { noteFindings, recordedObjects } from '../../../electron/evidence/checking/whole-vault.ts';
import { keepInMind } from '../../../electron/health/found-harm.ts';
import { lookAtHealth } from '../../../electron/health/service.ts';
import { verifyVault, type OpenSession } from '../../../electron/vault/index.ts';
import { markOfFinding } from '../../../shared/health/rules.ts';
import { openPlace, writeFiles, type Place } from '../evidence/evidence-for-tests.ts';
import { pathsBelow } from '../../journeys/support/files-of.ts';

let place: Place;
let session: OpenSession;
beforeAll(async () => {
  place = await openPlace();
  session = place.session;
});
afterAll(() => place.end());

const marks = async (): Promise<Record<string, string>> => Object.fromEntries((await lookAtHealth(session)).map((finding) => [finding.kind, markOfFinding(finding)]));
const checkAll = async (): Promise<void> => { await noteFindings(session, await verifyVault(session, { readData: true, recorded: recordedObjects(session) }), true); };

describe('the health of a real vault', () => {
  it('of an empty one is about its own files alone', async () => {
    expect(await marks()).toEqual({ 'header-fine': 'fine', 'ways-several': 'fine', 'history-fine': 'fine', 'custody-fine': 'fine', 'leftovers-none': 'fine', 'space-enough': 'fine' });
  });

  it('knows what was never done, and what was', async () => {
    const folder = await place.sources();
    await writeFiles(folder, { 'a.txt': 'one', 'b.txt': 'two' });
    const { results } = await place.evidence.add(folder);
    expect(results.map(({ outcome }) => outcome)).toEqual(['new', 'new']);
    expect(await marks()).toMatchObject({ 'structure-never': 'not-known', 'bytes-never': 'not-known', 'backup-none': 'attention', 'drill-never': 'not-known' });
    await checkAll();
    expect(await marks()).toMatchObject({ 'structure-checked': 'fine', 'bytes-checked': 'fine', 'set-aside-none': 'fine' });
  });

  it('finds a copy of the header that is gone, at once and without a check', async () => {
    await unlink(join(session.folder, 'vault.copy.json'));
    const found = (await lookAtHealth(session)).find(({ kind }) => kind === 'header-harmed');
    expect(found?.problems.map(({ kind }) => kind)).toEqual(['header-copy-missing']);
  });

  it('names items that a check set aside', async () => {
    await Promise.all(pathsBelow(join(session.folder, 'objects')).slice(0, 1).map((path) => unlink(path)));
    await checkAll();
    const found = await lookAtHealth(session);
    expect(found.find(({ kind }) => kind === 'set-aside-some')).toMatchObject({ severity: 'loss', facts: { count: 1 } });
    expect(await marks()).toMatchObject({ 'bytes-checked': 'wrong' });
  });

  it('knows of records that a check found damaged, of which nothing is written down, and does not say that nothing was checked', async () => {
    const { session: other, evidence, end } = await openPlace();
    const folder = await place.sources();
    await evidence.add(...(await writeFiles(folder, { 'c.txt': 'three' })));
    const check = () => verifyVault(other, { readData: true, recorded: recordedObjects(other) });
    const kinds = async () => (await lookAtHealth(other)).map(({ kind }) => kind);
    keepInMind(other, await check());
    expect(await kinds()).not.toContain('records-harmed');
    const records = join(other.folder, 'records.db');
    const whole = readFileSync(records);
    const harmed = Buffer.from(whole);
    harmed.fill(1, harmed.byteLength - 2048, harmed.byteLength - 1024);
    writeFileSync(records, harmed);
    keepInMind(other, await check());
    const found = await kinds();
    expect([found[0], found.filter((kind) => ['structure-never', 'bytes-never', 'set-aside-none'].includes(kind))]).toEqual(['records-harmed', []]);
    writeFileSync(records, whole);
    keepInMind(other, await check());
    expect(await kinds()).not.toContain('records-harmed');
    await end();
  });
});
