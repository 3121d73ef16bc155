// The window stays on its page (Electron's checklist, item 13): no navigation, no redirect, no frame that goes elsewhere.
import type { WebContents } from 'electron';
import { appPage } from '../page/app-origin.ts';

/** Denies everything but the first load of our own page, for contents that were just made. */
export const guardNavigation = (contents: WebContents): void => {
  contents.on('will-navigate', (details) => {
    if (details.url !== appPage) {
      details.preventDefault();
    }
  });
  contents.on('will-frame-navigate', (details) => {
    if (details.url !== appPage || !details.isMainFrame) {
      details.preventDefault();
    }
  });
  contents.on('will-redirect', (details) => {
    details.preventDefault();
  });
};
