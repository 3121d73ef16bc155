// Runs in the window before any script of the page: ties the page to Node and runs the app's preload.
import { denyClipboard, refuseStrayDrops } from './denials.ts';
import { electronForPreload } from './electron-page.ts';
import { tellKeys } from './key-input.ts';
import { watchKeys } from './keys.ts';
import { askForMedia, denyMedia } from './media-question.ts';
import { createLink, takeWayOut, type PageSettings } from './link.ts';

type Preload = (require: (name: string) => unknown, module: { exports: unknown }, exports: unknown) => void;

/** Does nothing in sub-frames but take the way out, microphone and camera off them, as Electron runs no preload there. */
export const start = (settings: PageSettings, preload: Preload): void => {
  const wayOut = takeWayOut(settings);
  if (wayOut === null || window.top !== window) {
    denyMedia();
    return;
  }
  const link = createLink(settings, wayOut);
  watchKeys(link);
  tellKeys(link);
  refuseStrayDrops();
  denyClipboard();
  askForMedia(link);
  const electron = electronForPreload(link);
  const module = { exports: {} };
  preload((name) => {
    if (name !== 'electron') {
      throw new Error(`a sandboxed preload cannot require "${name}"`);
    }
    return electron;
  }, module, module.exports);
  link.send({ kind: 'hello' });
};
