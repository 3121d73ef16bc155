import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { readPreferences, type PreferenceStore } from '../../../electron/app/preferences.ts';
import { createWrongTries, type WrongTries } from '../../../electron/panic/wrong-tries.ts';
import { HoldfastError } from '../../../shared/contract/failure.ts';

const vault = '/somewhere/vault';
let root: string;
let store: PreferenceStore;
let tries: WrongTries;
let struck: number;

const begin = async (): Promise<void> => {
  store = await readPreferences(root);
  tries = createWrongTries(store, () => { struck += 1; });
};
const ends = (error: unknown) => tries.counted(() => Promise.reject(error as Error)).catch((thrown: unknown) => { expect(thrown).toBe(error); });
const wrong = () => ends(new HoldfastError('passphrase-did-not-open', { damagedCopies: 0 }));
const right = () => tries.counted(() => Promise.resolve('opened'));

beforeEach(async () => {
  root = await mkdtemp(join(tmpdir(), 'holdfast-tries-'));
  struck = 0;
  await begin();
  await store.useVault(vault);
  await store.changePanic({ ...store.panic, isSetUp: true, wrongTries: 5 });
});
afterEach(() => rm(root, { recursive: true }));

describe('wrong passphrases in a row', () => {
  it('make panic act at the number that was chosen, and not before', async () => {
    for (let count = 0; count < 4; count += 1) await wrong();
    expect(struck).toBe(0);
    await wrong();
    expect(struck).toBe(1);
  });

  it('are counted across restarts', async () => {
    for (let count = 0; count < 4; count += 1) await wrong();
    await begin();
    await wrong();
    expect(struck).toBe(1);
  });

  it('are written down before they are made: ending the program in between takes nothing back', async () => {
    void tries.counted(() => new Promise(() => undefined));
    await expect.poll(async () => (await readPreferences(root)).triesAt(vault)).toBe(1);
  });

  it('begin anew when the vault opens', async () => {
    for (let count = 0; count < 4; count += 1) await wrong();
    expect(await right()).toBe('opened');
    for (let count = 0; count < 4; count += 1) await wrong();
    expect(struck).toBe(0);
  });

  it.each([
    ['damage', new HoldfastError('header-damaged')], ['a vault that is open elsewhere', new HoldfastError('vault-in-use')], ['a lock in between', new HoldfastError('vault-locked')],
    ['a slip in a recovery code', new HoldfastError('passphrase-did-not-open', { why: 'checksum' })],
    ['an older copy of the opening file', new HoldfastError('passphrase-did-not-open', { damagedCopies: 0, reason: 'older' })], ['an error of ours', new Error('a bug')],
  ])('do not include %s', async (_, error) => {
    for (let count = 0; count < 6; count += 1) await ends(error);
    expect([struck, store.triesAt(vault)]).toEqual([0, 0]);
  });

  it('of one vault are not counted for another, nor taken back by opening that', async () => {
    for (let count = 0; count < 4; count += 1) await wrong();
    await store.useVault('/somewhere/else');
    await wrong();
    await right();
    await store.useVault(vault);
    await wrong();
    expect(struck).toBe(1);
  });

  it.each([['it is off', { wrongTries: 0 as const }], ['panic is not set up', { isSetUp: false }]])('mean nothing while %s, and nothing is written', async (_, off) => {
    await store.changePanic({ ...store.panic, ...off });
    for (let count = 0; count < 30; count += 1) await wrong();
    expect([struck, store.triesAt(vault)]).toEqual([0, 0]);
  });
});
