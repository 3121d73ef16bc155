// The app in the Chromium shell.
import { join } from 'node:path';
import { launchShell } from '../../../build/shell/launch.ts';
import { hearThisProcess } from './app-output.ts';
import type { LaunchOptions, Running } from './launch.ts';

const entry = join(import.meta.dirname, '../../../dist/main.js');

export const launchInShell = async (userData: string, { microphone, env = {} }: LaunchOptions, heard: (text: string) => void): Promise<Running> => {
  const stopHearing = hearThisProcess(heard);
  const shell = await launchShell({ entry, args: [], env, userData, headless: process.env['HOLDFAST_E2E'] !== 'window', dialogs: 'answered', flags: microphone === undefined ? [] : [['use-fake-device-for-media-stream']], heard })
    .catch((error: unknown) => {
      stopHearing();
      throw error;
    });
  void shell.ended.then(stopHearing);
  return {
    page: shell.page,
    async chooseFiles(paths) {
      shell.dialogs.answerOpen(paths);
    },
    async saveTo(path) {
      shell.dialogs.answerSave(path);
    },
    async answerQuestion(button) {
      shell.dialogs.answerMessage(button);
    },
    async system(event) {
      shell.emitPower(event);
    },
    async pressElsewhere(accelerator) {
      return shell.pressElsewhere(accelerator);
    },
    async quit() {
      await shell.close();
    },
    kill: () => shell.kill(),
  };
};
