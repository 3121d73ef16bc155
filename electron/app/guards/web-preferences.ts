// What every window's page may and may not have (Electron's checklist, items 2, 3, 4, 6, 8, 9, 10 and 11): one frozen literal, so
// that a weaker page cannot be made by an option somewhere else.
import type { WebPreferences } from 'electron';

/** Without `persist:` the partition lives in memory: no cache, cookie or storage of the page reaches the disk. */
export const partition = 'holdfast-window';

export const safeWebPreferences = Object.freeze({
  // Items 2, 3 and 4: no Node in the page, the preload in a world of its own, the page's process in the system's sandbox.
  nodeIntegration: false,
  nodeIntegrationInWorker: false,
  nodeIntegrationInSubFrames: false,
  contextIsolation: true,
  sandbox: true,
  // Items 6, 8 and 9. Item 10, enableBlinkFeatures, is kept by its absence.
  webSecurity: true,
  allowRunningInsecureContent: false,
  experimentalFeatures: false,
  // Item 11: where there is no webview, none can allow pop-ups.
  webviewTag: false,
  spellcheck: false,
  plugins: false,
  enableWebSQL: false,
  devTools: false,
  navigateOnDragDrop: false,
  safeDialogs: true,
  v8CacheOptions: 'none',
  partition,
} as const satisfies WebPreferences);
