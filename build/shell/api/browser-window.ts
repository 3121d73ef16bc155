// BrowserWindow: the one window of a launch. The app window is Chromium's own; it is on the screen as soon as Chromium is.
import type * as Electron from 'electron';
import { createEmitter, preventable } from '../emitter.ts';
import type { Runtime, ShellWindow } from '../runtime.ts';
import { strict } from '../strict.ts';
import { defaultPartition, sessionOf } from './session.ts';
import { createContents } from './web-contents.ts';

const events = ['close', 'closed', 'ready-to-show', 'focus', 'blur', 'show', 'hide', 'page-title-updated'] as const;

type WindowShape = Pick<Electron.BrowserWindow,
  'id' | 'webContents' | 'loadURL' | 'show' | 'focus' | 'close' | 'destroy' | 'isDestroyed' | 'isVisible' | 'isFocused' | 'isMinimized' | 'restore' |
  'setTitle' | 'getTitle' | 'setContentProtection' | 'setBackgroundColor' | 'on' | 'once' | 'off'>;

/** Options whose safe value is the only one the shell has. */
const required = { contextIsolation: true, sandbox: true, nodeIntegration: false, webSecurity: true, webviewTag: false } as const satisfies Electron.WebPreferences;

const refuseUnsafe = (preferences: Electron.WebPreferences): void => {
  for (const [name, value] of Object.entries(required)) {
    if ((preferences as Record<string, unknown>)[name] !== value) {
      throw new Error(`the Chromium shell shows only windows with ${name}: ${String(value)}`);
    }
  }
};

const createWindow = (runtime: Runtime, options: Electron.BrowserWindowConstructorOptions): ShellWindow => {
  if (runtime.window !== null) {
    throw new Error('the Chromium shell shows one window at a time');
  }
  const preferences = options.webPreferences ?? {};
  refuseUnsafe(preferences);
  const rules = sessionOf(runtime, preferences.partition ?? defaultPartition);
  const contents = createContents(runtime, rules, preferences.preload);
  const emitter = createEmitter('BrowserWindow', events, () => api);
  let destroyed = false;
  let focused = true;
  let visible = options.show !== false;
  let title = options.title ?? runtime.appName;

  const gone = (): void => {
    if (!destroyed) {
      destroyed = true;
      runtime.window = null;
      contents.markDestroyed();
      emitter.emit('closed');
      runtime.windowClosed();
    }
  };

  const shape = {
    id: contents.api.id,
    webContents: contents.api,
    loadURL: (url) => contents.api.loadURL(url),
    show() {
      visible = true;
      void contents.page()?.bringToFront().catch(() => undefined);
      emitter.emit('show');
    },
    focus() {
      void contents.page()?.bringToFront().catch(() => undefined);
    },
    close() {
      window.close();
    },
    destroy() {
      window.destroy();
    },
    isDestroyed: () => destroyed,
    isVisible: () => visible,
    isFocused: () => focused,
    isMinimized: () => false,
    restore: () => undefined,
    setTitle(text) {
      title = text;
    },
    getTitle: () => title,
    // Linux cannot keep other programs from taking pictures of a window, in Electron as here.
    setContentProtection: () => undefined,
    setBackgroundColor: () => undefined,
    on: emitter.on,
    once: emitter.once,
    off: emitter.off,
  } satisfies WindowShape;
  const api = strict('BrowserWindow', shape) as unknown as Electron.BrowserWindow;

  const window: ShellWindow = {
    front(isInFront) {
      if (focused !== isInFront) {
        focused = isInFront;
        emitter.emit(isInFront ? 'focus' : 'blur');
      }
    },
    api,
    contents,
    close() {
      const event = preventable({});
      emitter.emit('close', event);
      if (!event.defaultPrevented) {
        window.destroy();
      }
      return !event.defaultPrevented;
    },
    destroy() {
      const page = contents.page();
      gone();
      void page?.close().catch(() => undefined);
    },
  };

  runtime.window = window;
  void contents.linked.then(async ({ session }) => {
    const page = contents.page();
    if (page === null) {
      return;
    }
    page.on('close', () => {
      if (!destroyed) {
        emitter.emit('close', preventable({}));
        gone();
      }
    });
    page.once('load', () => emitter.emit('ready-to-show'));
    const { windowId } = await session.send('Browser.getWindowForTarget');
    await session.send('Browser.setWindowBounds', { windowId, bounds: { width: options.width ?? 1280, height: options.height ?? 800 } });
  }).catch(() => undefined); // Loading a page reports why Chromium is not there.
  return window;
};

type BrowserWindowModule = Pick<typeof Electron.BrowserWindow, 'getAllWindows' | 'getFocusedWindow' | 'fromWebContents'>;

/** The class `BrowserWindow`; `created` hears of every new window's contents. */
export const createBrowserWindowModule = (runtime: Runtime, created: (contents: Electron.WebContents) => void): object => {
  const all = (): Electron.BrowserWindow[] => (runtime.window === null ? [] : [runtime.window.api]);
  const statics = {
    getAllWindows: all,
    getFocusedWindow: () => all()[0] ?? null,
    fromWebContents: (contents) => all().find((window) => window.webContents === contents) ?? null,
  } satisfies BrowserWindowModule;
  const construct = function (options: Electron.BrowserWindowConstructorOptions = {}): object {
    const window = createWindow(runtime, options);
    created(window.contents.api);
    return window.api;
  };
  return strict('BrowserWindow', Object.assign(construct, statics));
};
