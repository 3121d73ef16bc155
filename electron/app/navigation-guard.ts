// No navigation, no new windows, no webviews, no opening in other programs (Electron's checklist, items 11 to 15).
import type { WebContents } from 'electron';
import { appPage } from './app-origin.ts';

/** Denies everything but the first load of our own page, for contents that were just made. */
export const guardNavigation = (contents: WebContents): void => {
  contents.setWindowOpenHandler(() => ({ action: 'deny' }));
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
  contents.on('will-attach-webview', (event) => {
    event.preventDefault();
  });
};
