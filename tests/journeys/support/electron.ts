// The app on Electron, through Playwright's own driver. Dialogs are answered in the main process, where Electron would ask.
import { join } from 'node:path';
import { _electron } from 'playwright';
import type { LaunchOptions, Running } from './launch.ts';

const root = join(import.meta.dirname, '../../..');

export const launchOnElectron = async (userData: string, { microphone, env }: LaunchOptions, heard: (text: string) => void): Promise<Running> => {
  const asRoot = process.getuid?.() === 0;
  const app = await _electron.launch({ args: [root, `--user-data-dir=${userData}`, ...(asRoot ? ['--no-sandbox'] : []), ...(microphone === undefined ? [] : ['--use-fake-device-for-media-stream'])], ...(env === undefined ? {} : { env: { ...process.env as Record<string, string>, ...env } }) });
  for (const stream of [app.process().stdout, app.process().stderr]) stream?.setEncoding('utf8').on('data', heard);
  const page = await app.firstWindow();
  await page.waitForLoadState('load');
  return {
    page,
    chooseFiles: (paths) =>
      app.evaluate(({ dialog }, chosen) => {
        const before = dialog.showOpenDialog.bind(dialog);
        dialog.showOpenDialog = async () => {
          dialog.showOpenDialog = before;
          return { canceled: chosen === null, filePaths: [...(chosen ?? [])] };
        };
      }, paths),
    saveTo: (path) =>
      app.evaluate(({ dialog }, chosen) => {
        const before = dialog.showSaveDialog.bind(dialog);
        dialog.showSaveDialog = async () => {
          dialog.showSaveDialog = before;
          return { canceled: chosen === null, filePath: chosen ?? '' };
        };
      }, path),
    answerQuestion: (button) =>
      app.evaluate(({ dialog }, chosen) => {
        const before = dialog.showMessageBox.bind(dialog);
        dialog.showMessageBox = async () => {
          dialog.showMessageBox = before;
          return { response: chosen, checkboxChecked: false };
        };
      }, button),
    system: (event) =>
      app.evaluate(({ powerMonitor }, name) => {
        powerMonitor.emit(name);
      }, event),
    pressElsewhere: async () => false,
    async quit() {
      await app.close();
    },
    async kill() {
      const { promise, resolve } = Promise.withResolvers<undefined>();
      app.once('close', () => {
        resolve(undefined);
      });
      app.process().kill('SIGKILL');
      await promise;
    },
  };
};
