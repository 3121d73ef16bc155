// clipboard, through the window: the system's own clipboard on a screen, Chromium's private one without. Chromium lets no window
// in memory read it unasked, so reading answers what the app itself put there last: clearing errs on the side of clearing.
import type * as Electron from 'electron';
import type { Runtime } from '../runtime.ts';
import { strict } from '../strict.ts';

const write = 'function (text) { return navigator.clipboard.writeText(text); }';

export const createClipboard = (runtime: Runtime): object => {
  let last = '';
  const put = async (text: string): Promise<void> => {
    const link = await runtime.window?.contents.linked;
    if (link === undefined) {
      throw new Error('the Chromium shell reaches the clipboard through its window, and there is none');
    }
    await link.runApart(write, text);
    last = text;
  };
  return strict('clipboard', {
    writeText: put,
    readText: async () => last,
    clear() {
      // A clipboard that cannot be reached any more is one this window cannot clear; the app has nobody to tell.
      put('').catch(() => undefined);
    },
  } satisfies Pick<Electron.Clipboard, 'writeText' | 'readText' | 'clear'>);
};
