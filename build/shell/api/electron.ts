// The module `electron` as the app's main process sees it in one launch: what is listed here, and a clear refusal for the rest.
import type * as Electron from 'electron';
import type { DialogQueue } from '../dialog-answers.ts';
import type { Runtime } from '../runtime.ts';
import { absentModule, strict } from '../strict.ts';
import { createApp, type AppModule } from './app.ts';
import { createBrowserWindowModule } from './browser-window.ts';
import { createClipboard } from './clipboard.ts';
import { createDialog } from './dialog.ts';
import { createGlobalShortcut } from './global-shortcut.ts';
import { createMenu } from './menu.ts';
import { createNativeTheme } from './native-theme.ts';
import { createPowerMonitor, type PowerModule } from './power-monitor.ts';
import { createSessionModules } from './session.ts';
import { createUtilityProcess } from './utility-process.ts';

/** Modules of Electron that can be imported and must say so when they are used. */
const notHere = [
  'autoUpdater', 'BaseWindow', 'BrowserView', 'ClipboardItem', 'contentTracing', 'crashReporter', 'desktopCapturer', 'ImageView',
  'inAppPurchase', 'MenuItem', 'MessageChannelMain', 'MessagePortMain', 'nativeImage', 'net', 'netLog', 'Notification', 'powerSaveBlocker',
  'pushNotifications', 'safeStorage', 'screen', 'ServiceWorkerMain', 'ShareMenu', 'sharedTexture', 'shell', 'TouchBar', 'Tray',
  'View', 'webContents', 'webFrameMain', 'WebContentsView',
] as const;

export interface ElectronModule {
  readonly exports: Readonly<Record<string, object>>;
  readonly app: AppModule;
  readonly power: PowerModule;
}

export const createElectron = (runtime: Runtime, queue: DialogQueue): ElectronModule => {
  const app = createApp(runtime);
  const power = createPowerMonitor(runtime);
  const quit = (): void => {
    app.quit();
  };
  const present = {
    app: app.api,
    BrowserWindow: createBrowserWindowModule(runtime, (contents) => {
      app.contentsCreated(contents);
    }),
    clipboard: createClipboard(runtime),
    dialog: createDialog(runtime, queue),
    globalShortcut: createGlobalShortcut(runtime),
    ipcMain: runtime.ipc.api,
    Menu: createMenu(runtime, quit),
    nativeTheme: createNativeTheme(runtime),
    powerMonitor: power.api,
    ...createSessionModules(runtime),
    // Chromium asks the system by itself.
    systemPreferences: strict('systemPreferences', { askForMediaAccess: () => Promise.resolve(true) } satisfies Pick<typeof Electron.systemPreferences, 'askForMediaAccess'>),
    utilityProcess: createUtilityProcess(runtime),
  };
  return {
    exports: { ...Object.fromEntries(notHere.map((name) => [name, absentModule(name)])), ...present },
    app,
    power,
  };
};
