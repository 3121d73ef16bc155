import { existsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { launchFixture, type Fixture } from './support/fixture.ts';

let app: Fixture;

beforeAll(async () => {
  app = await launchFixture({ dialogs: 'on-screen' });
});

afterAll(async () => {
  await app.end();
});

/** Starts a call that opens a window of the shell's own; gives the window and the call's answer to come. */
const opened = async (channel: string): Promise<{ readonly window: Page; readonly answer: Promise<unknown> }> => {
  const appears = app.shell.page.context().waitForEvent('page');
  const answer = app.ask(channel);
  return { window: await appears, answer };
};

describe('a dialog on the screen', () => {
  it('for files is Chromium\'s own chooser, and gives the places of what was chosen', async () => {
    const paths = ['one.txt', 'two.txt'].map((name) => join(app.folder, name));
    paths.forEach((path) => { writeFileSync(path, 'x'); });
    const chooser = app.shell.page.waitForEvent('filechooser');
    const answer = app.ask('open');
    const opening = await chooser;
    expect(opening.isMultiple()).toBe(true);
    await opening.setFiles(paths);
    expect(await answer).toStrictEqual({ canceled: false, filePaths: paths });
  });

  it('for a folder refuses a relative path with a reason, then makes and gives the folder', async () => {
    const { window, answer } = await opened('openFolder');
    await window.getByRole('textbox', { name: 'Where to?' }).fill('relative');
    await window.getByRole('button', { name: 'Choose' }).click();
    expect(await window.getByRole('alert').textContent()).toContain('whole path');
    const folder = join(app.folder, 'new folder');
    await window.getByRole('textbox').fill(folder);
    await window.getByRole('button', { name: 'Choose' }).click();
    expect(await answer).toStrictEqual({ canceled: false, filePaths: [folder] });
    expect(existsSync(folder)).toBe(true);
  });

  it('for saving asks again before it replaces a file', async () => {
    const file = join(app.folder, 'there.pdf');
    writeFileSync(file, 'x');
    const { window, answer } = await opened('save');
    expect(await window.getByRole('textbox').inputValue()).toMatch(/\/a\.pdf$/);
    await window.getByRole('textbox').fill(file);
    const second = app.shell.page.context().waitForEvent('page');
    await window.getByRole('button', { name: 'Save' }).click();
    await (await second).getByRole('button', { name: 'Replace' }).click();
    expect(await answer).toStrictEqual({ canceled: false, filePath: file });
  });

  it('that is closed is cancelled', async () => {
    const { window, answer } = await opened('openFolder');
    await window.close();
    expect(await answer).toStrictEqual({ canceled: true, filePaths: [] });
  });

  it('shows its words as text and answers with the button', async () => {
    const { window, answer } = await opened('message');
    expect(await window.getByText('<b>really</b>').isVisible()).toBe(true);
    await window.getByRole('button', { name: 'Yes' }).click();
    expect(await answer).toStrictEqual({ response: 0, checkboxChecked: false });
  });

  it('leaves the app\'s window as it was', async () => {
    await expect.poll(() => app.shell.page.context().pages().length).toBe(1);
    expect(await app.ask('sender')).toMatchObject({ url: 'app://fixture/index.html' });
  });
});
