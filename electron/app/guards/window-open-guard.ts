// No page opens another window (Electron's checklist, item 14).
import type { WebContents } from 'electron';

export const denyNewWindows = (contents: WebContents): void => {
  contents.setWindowOpenHandler(() => ({ action: 'deny' }));
};
