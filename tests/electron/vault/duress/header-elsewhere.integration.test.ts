// Duress passphrases of a vault whose header is on other disks: they answer from there, and what they destroy is destroyed there. The decoy says
// nothing of those disks.
import '../../../faults/remembered-argon2.ts';
import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { systemRandom } from '../../../../electron/vault/crypto/random.ts';
import { headerFolderIn } from '../../../../electron/vault/header/folder-name.ts';
import { VaultService } from '../../../../electron/vault/service.ts';
import { filesWithSlots, slotsOf } from '../../panic/slot-bytes.ts';
import { failureOf, make, passphrase, reopen, steppingClock } from '../vault-for-tests.ts';

const duress = 'pillow cactus engine marble saddle';
const clock = steppingClock(1_800_000_000_000);
let model = '';
let root = '';
const at = (...names: string[]): string => join(root, ...names);
const places = (): readonly string[] => [at('stick'), at('spare')];

/** Works with the vault that the secret opens. */
const opened = async <T>(secret: string, work: (service: VaultService) => Promise<T>): Promise<T> => {
  const service = new VaultService();
  await service.open({ folder: at('vault'), headerPlaces: places(), secret, kind: 'passphrase', clock, random: systemRandom });
  return work(service).finally(() => service.close());
};

beforeAll(async () => {
  model = await mkdtemp(join(tmpdir(), 'holdfast-duress-away-'));
  root = model;
  for (const name of ['stick', 'spare']) mkdirSync(at(name));
  await (await make(at('vault'))).session.close();
  await (await make(at('decoy'), duress)).session.close();
  await opened(passphrase, async (service) => {
    await service.moveHeader(passphrase, at('stick'));
    await service.copyHeader(passphrase, at('spare'));
  });
}, 120_000);
afterAll(() => rm(model, { recursive: true, force: true }));
beforeEach(async () => {
  root = await mkdtemp(join(tmpdir(), 'holdfast-duress-away-'));
  cpSync(model, root, { recursive: true });
});
afterEach(() => rm(root, { recursive: true, force: true }));

describe('a vault whose header is on other disks', () => {
  it('opens its decoy, in which no place of that header is named', async () => {
    await opened(passphrase, (service) => service.setDecoy(passphrase, duress, at('decoy'), null));
    const [folder, listed] = await opened(duress, async (service) => [service.session.folder, await service.headerPlaces()] as const);
    expect({ folder, listed }).toEqual({ folder: at('decoy'), listed: { home: 'vault-folder', places: [], folders: [] } });
    expect(await opened(passphrase, (service) => Promise.resolve(service.session.folder))).toBe(at('vault'));
  });

  it('is destroyed on every disk that is there, in the words of a wrong passphrase, and no text in its folder changes', async () => {
    await opened(passphrase, (service) => service.setDestroy(passphrase, duress));
    const header = headerFolderIn(at('stick'), (await reopen(at('vault'), { clock, headerPlaces: places() }).then(async ({ session }) => session.close().then(() => session.vaultId))));
    const slots = slotsOf(readFileSync(join(header, 'vault.json'), 'utf8'));
    const said = readFileSync(at('vault', 'vault.json'));
    expect(await filesWithSlots(root, slots)).toHaveLength(4);
    expect(await failureOf(reopen(at('vault'), { clock, headerPlaces: places(), secret: duress }))).toBe('passphrase-did-not-open');
    expect(await filesWithSlots(root, slots)).toEqual([]);
    expect(await failureOf(reopen(at('vault'), { clock, headerPlaces: places() }))).toBe('passphrase-did-not-open');
    expect(readFileSync(at('vault', 'vault.json'))).toEqual(said);
    expect(readdirSync(at('stick'))).toHaveLength(1);
  });

  it('is destroyed in its folder too, where an interrupted moving or a person left a copy', async () => {
    await opened(passphrase, (service) => service.setDestroy(passphrase, duress));
    const [disk = ''] = readdirSync(at('stick'));
    const text = readFileSync(at('stick', disk, 'vault.json'), 'utf8');
    const said = readFileSync(at('vault', 'vault.json'));
    for (const name of ['vault.json.new', 'vault (copy).json']) writeFileSync(at('vault', name), text);
    writeFileSync(at('vault', 'vault (said).json'), said);
    expect(await failureOf(reopen(at('vault'), { clock, headerPlaces: places(), secret: duress }))).toBe('passphrase-did-not-open');
    expect(await filesWithSlots(root, slotsOf(text))).toEqual([]);
    for (const name of ['vault.json', 'vault.copy.json', 'vault (said).json']) expect(readFileSync(at('vault', name))).toEqual(said);
  });

  it.each([
    ['setting', (service: VaultService) => service.setDestroy(passphrase, duress), 'opened'],
    ['taking away', (service: VaultService) => service.removeDuress(passphrase), 'passphrase-did-not-open'],
  ] as const)('whose disk goes away in the middle of %s a duress passphrase stays as it was, as was told', async (_, change, answer) => {
    await opened(passphrase, async (service) => {
      if (answer !== 'opened') await service.setDestroy(passphrase, duress);
      const { records } = service.session;
      const transaction = records.transaction.bind(records);
      // The moment between the records' copy of the header and the header itself.
      records.transaction = (work) => transaction(work).then((done) => {
        if (existsSync(at('stick'))) renameSync(at('stick'), at('stick-away'));
        return done;
      });
      await expect(change(service)).rejects.toMatchObject({ code: 'header-not-here' });
    });
    renameSync(at('stick-away'), at('stick'));
    await opened(passphrase, () => Promise.resolve());
    const wasDestroyed = await failureOf(reopen(at('vault'), { clock, headerPlaces: places(), secret: duress }));
    expect(wasDestroyed).toBe('passphrase-did-not-open');
    expect(await opened(passphrase, () => Promise.resolve('opened')).catch((error: unknown) => (error as { code: string }).code)).toBe(answer);
  });

  it('answers alike where only an older copy of its header is there', async () => {
    await opened(passphrase, (service) => service.setDestroy(passphrase, duress));
    renameSync(at('spare'), at('spare-away'));
    await opened(passphrase, (service) => service.changePassphrase(passphrase, 'granite willow anchor thimble harvest'));
    renameSync(at('stick'), at('stick-away'));
    renameSync(at('spare-away'), at('spare'));
    const answer = (secret: string) => reopen(at('vault'), { clock, headerPlaces: places(), secret }).catch((error: unknown) => error);
    const wrong = await answer('not this one');
    expect(wrong).toMatchObject({ code: 'passphrase-did-not-open', facts: { damagedCopies: 0, reason: 'older' } });
    expect(await answer(duress)).toEqual(wrong);
  });

  it('is destroyed on a disk that was away, as soon as an opening finds both', async () => {
    await opened(passphrase, (service) => service.setDestroy(passphrase, duress));
    renameSync(at('spare'), at('spare-away'));
    expect(await failureOf(reopen(at('vault'), { clock, headerPlaces: places(), secret: duress }))).toBe('passphrase-did-not-open');
    renameSync(at('spare-away'), at('spare'));
    expect(await failureOf(reopen(at('vault'), { clock, headerPlaces: [at('spare'), at('stick')] }))).toBe('passphrase-did-not-open');
    expect(await failureOf(reopen(at('vault'), { clock, headerPlaces: [at('spare')] }))).toBe('passphrase-did-not-open');
    expect(existsSync(at('vault', 'records.db'))).toBe(true);
  });
});
