// Before anything leaves the vault for a folder that another program copies to other computers, or a vault is made in one, the person is asked.
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, expect, it, vi } from 'vitest';
import { mainTexts } from '../../../electron/app/main-texts.ts';
import { shellElectron } from './shell-electron.ts';

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'holdfast-dialogs-'));
  for (const name of ['OneDrive - Union', 'desk']) mkdirSync(join(folder, name));
});
afterAll(() => { rmSync(folder, { recursive: true }); });
afterEach(() => { vi.doUnmock('electron'); });

const [elsewhere, allTheSame, cancel] = [0, 1, 2];

/** Dialogs whose answers are ready, and how often the question was asked. */
const dialogsWith = async (paths: readonly string[], buttons: readonly number[]) => {
  const { exports, calls, runtime } = shellElectron();
  vi.resetModules();
  vi.doMock('electron', () => exports);
  const { createDialogs } = await import('../../../electron/app/dialogs.ts');
  for (const path of paths) {
    runtime.answers.answerSave(path);
    runtime.answers.answerOpen([path]);
  }
  for (const button of buttons) runtime.answers.answerMessage(button);
  const asked = () => calls.filter(({ name }) => name === 'dialog.showMessageBox').map(({ args }) => args[1]);
  return { dialogs: createDialogs(() => undefined as never, mainTexts('en')), asked };
};
const copied = (): string => join(folder, 'OneDrive - Union', 'list.csv');
const own = (): string => join(folder, 'desk', 'list.csv');

it('a place of one\'s own is given back without a question', async () => {
  const { dialogs, asked } = await dialogsWith([own()], []);
  expect([await dialogs.saveOutside('list.csv'), asked()]).toEqual([own(), []]);
});

it('a copied one is asked about by its name, and is given back where it is wanted all the same', async () => {
  const { dialogs, asked } = await dialogsWith([copied()], [allTheSame]);
  expect(await dialogs.saveOutside('list.csv')).toBe(copied());
  expect(asked()).toMatchObject([{ message: 'Another program copies the folder “OneDrive - Union” to other computers.', defaultId: elsewhere, cancelId: cancel }]);
});

it('another folder can be chosen, or none', async () => {
  const { dialogs } = await dialogsWith([copied(), own()], [elsewhere]);
  expect(await dialogs.saveOutside('list.csv')).toBe(own());
  const stopped = await dialogsWith([copied()], [cancel]);
  expect(await stopped.dialogs.saveOutside('list.csv')).toBeNull();
});

it('the folder of a new vault is asked about as well, and what is told is what such copies are; that of a vault to open is not', async () => {
  const { dialogs, asked } = await dialogsWith([join(folder, 'OneDrive - Union'), join(folder, 'desk')], [elsewhere]);
  expect(await dialogs.chooseFolder('create')).toBe(join(folder, 'desk'));
  expect(asked()).toMatchObject([{ message: 'Another program copies the folder “OneDrive - Union” to other computers.', detail: mainTexts('en')('dialog.syncedVaultDetail') }]);
  const opening = await dialogsWith([join(folder, 'OneDrive - Union')], []);
  expect([await opening.dialogs.chooseFolder('open'), opening.asked()]).toEqual([join(folder, 'OneDrive - Union'), []]);
});

it('the folder of copies is asked about; one that is read from, and the file of a backup, which say so themselves or take nothing out, are not', async () => {
  const { dialogs, asked } = await dialogsWith([join(folder, 'OneDrive - Union')], [cancel]);
  expect([await dialogs.chooseFolder('export'), asked().length]).toEqual([null, 1]);
  const others = await dialogsWith([copied()], []);
  expect([await others.dialogs.saveAs('b.age'), await others.dialogs.chooseFolder('add'), others.asked()]).toEqual([copied(), copied(), []]);
});
