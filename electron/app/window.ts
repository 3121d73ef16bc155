// The only maker of windows: every option that matters for safety is one frozen literal (Electron's checklist, items 2 to 10).
import { BrowserWindow, type WebPreferences } from 'electron';

/** Without `persist:` the partition lives in memory: no cache, cookie or storage of the page reaches the disk. */
export const partition = 'holdfast-window';

export const safeWebPreferences = Object.freeze({
  contextIsolation: true,
  sandbox: true,
  nodeIntegration: false,
  nodeIntegrationInWorker: false,
  nodeIntegrationInSubFrames: false,
  webSecurity: true,
  allowRunningInsecureContent: false,
  experimentalFeatures: false,
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

/** Makes the one window, hidden until its page has drawn itself. */
export const createWindow = (preload: string, backgroundColour: string): BrowserWindow => {
  const window = new BrowserWindow({
    title: 'Holdfast',
    width: 1280,
    height: 800,
    minWidth: 320,
    minHeight: 480,
    show: false,
    autoHideMenuBar: true,
    backgroundColor: backgroundColour,
    webPreferences: { ...safeWebPreferences, preload },
  });
  // The title never names a person, an item or a vault, whatever the page says.
  window.on('page-title-updated', (event) => {
    event.preventDefault();
  });
  // Where the system can, other programs cannot take pictures of the window. On Linux this does nothing, and About says so.
  window.setContentProtection(true);
  window.once('ready-to-show', () => {
    window.show();
  });
  return window;
};
