import { expect, test } from 'playwright/test';
import { launchHoldfast } from './support/launch.ts';

test('the window opens on the first question and offers nothing of Node or Electron to the page', async () => {
  const app = await launchHoldfast();
  try {
    await expect(app.page.getByRole('heading', { name: 'What do you want to do?' })).toBeVisible();
    const leaked = await app.page.evaluate(() => ['require', 'process', 'module', 'Buffer', 'ipcRenderer', 'electron'].filter((name) => name in globalThis));
    expect(leaked).toStrictEqual([]);
  } finally {
    await app.close();
  }
});
