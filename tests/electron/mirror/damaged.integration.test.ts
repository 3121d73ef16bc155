// Damage in the vault and in its mirror: what is named, what is replaced, and that a good copy is never lost to a bad one.
import '../../faults/remembered-argon2.ts';
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, truncateSync, unlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { addMember } from '../../../electron/vault/index.ts';
import { contents, objectFiles, verified } from '../backup/backup-for-tests.ts';
import { failureOf, passphrase, reopen } from '../vault/vault-for-tests.ts';
import { addFiles, bytesBelow, filesBelow, vaultOfEachTest } from './mirror-for-tests.ts';
import { check, restoreFrom, update } from './mirror-runs.ts';

const own = vaultOfEachTest();
const { at } = own;

const flip = (path: string, place: number): void => {
  const bytes = readFileSync(path);
  bytes[place] = bytes[place]! ^ 1;
  writeFileSync(path, bytes);
};

/** Paths of objects relative to `objects/` or `store/`, those of the vault in order. */
const objects = (): readonly string[] => Object.keys(objectFiles(at('vault')));
const idOf = (path: string): string => path.slice(-32);
const generation = (number: number): string => at('north', 'generations', readdirSync(at('north', 'generations')).find((name) => Number(name.slice(0, 6)) === number) ?? '');
const kinds = async (readData = true): Promise<readonly string[]> => (await check(own.session, at('north'), readData)).problems.map(({ kind, file }) => `${kind} ${file.replace(/\d{6}-\d{8}T\d{6}Z/u, 'G')}`).sort();

describe('damage in the vault', () => {
  it('before the first mirror: what is missing, cut or altered is named and not copied; the rest is there', async () => {
    const [missing = '', cut = '', altered = ''] = objects();
    unlinkSync(at('vault', 'objects', missing));
    truncateSync(at('vault', 'objects', cut), 100);
    flip(at('vault', 'objects', altered), 90);
    const made = await update(own.session, at('north'));
    const hurt = [missing, cut, altered].map(idOf).sort();
    expect({ left: [...made.note.leftOut].sort(), damaged: [...made.damagedInVault].sort(), objects: made.note.objects, stored: filesBelow(at('north', 'store')).map(idOf).filter((id) => hurt.includes(id)) })
      .toEqual({ left: hurt, damaged: hurt, objects: contents.length - 3, stored: [] });
    expect((await restoreFrom(at('north'), at('restored'))).note?.leftOut.length).toBe(3);
  });

  it('after it: the whole copies stay in the mirror, are named by the next generation, and come back from it', async () => {
    const good = objectFiles(at('vault'));
    await update(own.session, at('north'));
    const [missing = '', cut = '', altered = ''] = objects();
    unlinkSync(at('vault', 'objects', missing));
    truncateSync(at('vault', 'objects', cut), 100);
    flip(at('vault', 'objects', altered), 90);
    const made = await update(own.session, at('north'));
    // What is altered in its place and length is not read again: that is the work of the vault's own check.
    expect({ left: made.note.leftOut, damaged: [...made.damagedInVault].sort(), copied: made.copied, objects: made.note.objects }).toEqual({ left: [], damaged: [missing, cut].map(idOf).sort(), copied: 0, objects: contents.length });
    await restoreFrom(at('north'), at('restored'));
    expect(objectFiles(at('restored'))).toEqual(good);
  });
});

describe('damage in the mirror', () => {
  it('is found where two objects of one length were swapped', async () => {
    await addFiles(own.session, own.folder, 'pair', [Buffer.from('first'), Buffer.from('second')]);
    await update(own.session, at('north'));
    const small = filesBelow(at('north', 'store')).filter((path) => readFileSync(at('north', 'store', path)).byteLength === 4096);
    const [one = '', other = ''] = small;
    renameSync(at('north', 'store', one), at('one'));
    renameSync(at('north', 'store', other), at('north', 'store', one));
    renameSync(at('one'), at('north', 'store', other));
    expect([await kinds(false), await kinds()]).toEqual([[], [`object-damaged store/${one}`, `object-damaged store/${other}`].sort()]);
  });

  it('is found and named by the check: every file of a generation, an object that is missing, cut or altered', async () => {
    await update(own.session, at('north'));
    const before = bytesBelow(at('north'));
    expect(await kinds()).toEqual([]);
    for (const file of ['header', 'anchor', 'records', 'list', 'generation.json']) {
      const path = join(generation(1), file);
      flip(path, 20);
      expect({ file, found: await kinds(false) }).toEqual({ file, found: [`generation-damaged generations/G/${file}`] });
      flip(path, 20);
    }
    const [missing = '', cut = '', altered = ''] = objects();
    renameSync(at('north', 'store', missing), at('missing'));
    truncateSync(at('north', 'store', cut), 100);
    flip(at('north', 'store', altered), 90);
    expect(await kinds(false)).toEqual([`object-damaged store/${cut}`, `object-missing store/${missing}`].sort());
    expect(await kinds()).toEqual([`object-damaged store/${altered}`, `object-damaged store/${cut}`, `object-missing store/${missing}`].sort());
    expect(Object.keys(bytesBelow(at('north'))).length).toBe(Object.keys(before).length - 1);
  });

  it('of an object is replaced from the vault: missing and cut at once, altered when everything is read', async () => {
    const good = objectFiles(at('vault'));
    await update(own.session, at('north'));
    const [missing = '', cut = '', altered = ''] = objects();
    unlinkSync(at('north', 'store', missing));
    truncateSync(at('north', 'store', cut), 100);
    flip(at('north', 'store', altered), 90);
    expect((await update(own.session, at('north'))).copied).toBe(2);
    expect(await kinds()).toEqual([`object-damaged store/${altered}`]);
    expect((await update(own.session, at('north'), { readAll: true })).copied).toBe(1);
    expect(await kinds()).toEqual([]);
    await restoreFrom(at('north'), at('restored'));
    expect(objectFiles(at('restored'))).toEqual(good);
  });

  it('is not replaced by a damaged object of the vault, and the object is named as in neither', async () => {
    await update(own.session, at('north'));
    const [altered = ''] = objects();
    flip(at('north', 'store', altered), 90);
    // Within the smallest of the files: which of them comes first is chance.
    flip(at('vault', 'objects', altered), 200);
    const before = readFileSync(at('north', 'store', altered));
    const made = await update(own.session, at('north'), { readAll: true });
    expect({ left: made.note.leftOut, damaged: made.damagedInVault, same: readFileSync(at('north', 'store', altered)).equals(before) }).toEqual({ left: [idOf(altered)], damaged: [idOf(altered)], same: true });
  });

  it('stays while a generation that is kept left it out: it may be all there is of the object', async () => {
    const rule = { newest: 1, weeks: 0, months: 0 };
    await update(own.session, at('north'), { rule });
    const [altered = ''] = objects();
    flip(at('north', 'store', altered), 90);
    unlinkSync(at('vault', 'objects', altered));
    const before = readFileSync(at('north', 'store', altered));
    const made = await update(own.session, at('north'), { rule, readAll: true });
    expect({ left: made.note.leftOut, removed: made.removedGenerations.length, objects: made.removedObjects }).toEqual({ left: [idOf(altered)], removed: 1, objects: 0 });
    // A run that was cut short has the next one look for what no generation names.
    writeFileSync(at('north', 'being-updated'), '');
    expect((await update(own.session, at('north'), { rule })).removedObjects).toBe(0);
    expect(readFileSync(at('north', 'store', altered)).equals(before)).toBe(true);
  });

  it('ends a restore unless what is left is asked for, and then it is named', async () => {
    await update(own.session, at('north'));
    const [missing = '', altered = ''] = objects();
    unlinkSync(at('north', 'store', missing));
    flip(at('north', 'store', altered), 90);
    expect([await failureOf(restoreFrom(at('north'), at('restored'))), existsSync(at('restored')), existsSync(at('restored.restoring'))]).toEqual(['backup-damaged', false, false]);
    const restored = await restoreFrom(at('north'), at('restored'), null, true);
    expect([...restored.lost].sort()).toEqual([`objects/${missing}`, `objects/${altered}`].sort());
    const { session: back } = await reopen(at('restored'));
    expect((await verified(back)).problems.length).toBe(2);
    await back.close();
  });

  it('of the newest generation leaves the one before to be restored, and the next run makes a new one', async () => {
    await update(own.session, at('north'));
    await update(own.session, at('north'));
    flip(join(generation(2), 'list'), 20);
    expect(await failureOf(restoreFrom(at('north'), at('restored')))).toBe('backup-damaged');
    await restoreFrom(at('north'), at('restored'), 1);
    expect(objectFiles(at('restored'))).toEqual(objectFiles(at('vault')));
    const made = await update(own.session, at('north'), { rule: { newest: 1, weeks: 0, months: 0 } });
    // A list that cannot be read might name any object: nothing is deleted with it there.
    expect({ number: made.note.number, copied: made.copied, removedObjects: made.removedObjects }).toEqual({ number: 3, copied: 0, removedObjects: 0 });
  });

  it('of the name of a generation does not number the next one out of reach', async () => {
    await update(own.session, at('north'));
    const harm = ['999999999-20261126T160512Z', '000002-20261126T160512Z'];
    for (const name of harm) mkdirSync(at('north', 'generations', name));
    const made = await update(own.session, at('north'));
    expect([made.note.number, readdirSync(at('north', 'generations')).length]).toEqual([3, 4]);
    await restoreFrom(at('north'), at('restored'), 3);
    expect(objectFiles(at('restored'))).toEqual(objectFiles(at('vault')));
    expect((await check(own.session, at('north'), false)).problems.map(({ name }) => name)).toEqual(harm);
  });

  it('of mirror.json does not lose the mirror: the generations say whose it is', async () => {
    const { note } = await update(own.session, at('north'));
    for (const harm of [() => { unlinkSync(at('north', 'mirror.json')); }, () => { writeFileSync(at('north', 'mirror.json'), 'not this'); }]) {
      harm();
      expect((await update(own.session, at('north'))).note.mirrorId).toBe(note.mirrorId);
      expect((await check(own.session, at('north'))).problems).toEqual([]);
    }
  });
});

describe('a vault and a mirror of different pasts', () => {
  it('are told apart: the generation is written, those of the other past stay and are told of as long as they are there', async () => {
    await update(own.session, at('north'));
    await restoreFrom(at('north'), at('older'));
    await addFiles(own.session, own.folder, 'more', [Buffer.from('a second day')]);
    await update(own.session, at('north'));
    const { session: older } = await reopen(at('older'));
    const made = await update(older, at('north'), { rule: { newest: 1, weeks: 0, months: 0 } });
    const next = await update(older, at('north'), { rule: { newest: 1, weeks: 0, months: 0 } });
    const left = [1, 2, 3, 4].filter((number) => generation(number) !== at('north', 'generations'));
    rmSync(generation(2), { recursive: true });
    const last = await update(older, at('north'));
    await older.close();
    expect([made.historyDiffers, made.removedGenerations, next.historyDiffers, next.removedGenerations.map((name) => Number(name.slice(0, 6))).sort(), left, last.historyDiffers]).toEqual([true, [], true, [1, 3], [2, 4], false]);
    await restoreFrom(at('north'), at('again'), 4);
  });

  it('a generation from before a person was added does not open for that person', async () => {
    await update(own.session, at('north'));
    const secret = 'orchid velcro tundra bishop lemon quartz';
    await addMember(own.session, passphrase, 'Ana', secret);
    await update(own.session, at('north'));
    await restoreFrom(at('north'), at('before'), 1);
    await restoreFrom(at('north'), at('after'), 2);
    expect(await failureOf(reopen(at('before'), { secret }))).toBe('passphrase-did-not-open');
    const { session: hers } = await reopen(at('after'), { secret });
    expect(hers.member).toBe('M2');
    await hers.close();
  });
});
