// No webview is ever attached, whatever options it asks for (Electron's checklist, item 12).
import type { WebContents } from 'electron';

export const denyWebviews = (contents: WebContents): void => {
  contents.on('will-attach-webview', (event) => {
    event.preventDefault();
  });
};
