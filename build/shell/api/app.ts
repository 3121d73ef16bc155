// app: starting, quitting in Electron's order (before-quit, windows, will-quit, quit), and where things are.
import type * as Electron from 'electron';
import { homedir, tmpdir } from 'node:os';
import { join } from 'node:path';
import { createEmitter, preventable } from '../emitter.ts';
import type { Runtime } from '../runtime.ts';
import { claimInstance, type InstanceClaim } from '../single-instance.ts';
import { strict } from '../strict.ts';

/** The one about certificates is never sent: nothing here gets as far as TLS. */
const events = [
  'ready', 'window-all-closed', 'before-quit', 'will-quit', 'quit', 'second-instance', 'activate', 'session-created', 'web-contents-created', 'browser-window-created',
  'select-client-certificate',
] as const;

type AppShape = Pick<Electron.App,
  'whenReady' | 'isReady' | 'quit' | 'exit' | 'requestSingleInstanceLock' | 'hasSingleInstanceLock' | 'releaseSingleInstanceLock' | 'getPath' | 'setPath' | 'getVersion' |
  'getName' | 'setName' | 'getLocale' | 'getAppPath' | 'isPackaged' | 'enableSandbox' | 'commandLine' | 'disableHardwareAcceleration' | 'on' | 'once' | 'off'>;

export interface AppModule {
  readonly api: object;
  sessionCreated(session: Electron.Session): void;
  contentsCreated(contents: Electron.WebContents): void;
  windowClosed(): void;
  /** Chromium went away by itself: whatever a listener says, there is nothing left to show. */
  quitAfterCrash(): void;
  quit(): void;
  release(): void;
}

export const createApp = (runtime: Runtime): AppModule => {
  const emitter = createEmitter('app', events, () => api);
  const paths = new Map<string, string>([
    ['home', homedir()],
    ['appData', join(runtime.options.userData, '..')],
    ['userData', runtime.options.userData],
    ['temp', tmpdir()],
    ['documents', join(homedir(), 'Documents')],
  ]);
  let name = runtime.appName;
  let quitting = false;
  let finished = false;
  let exiting = false;
  let isReady = false;
  let claim: InstanceClaim | null = null;
  let ready: Promise<void> | undefined;

  const whenReady = (): Promise<void> => {
    // Chromium takes its switches when it starts, so it starts only after the app's first turn is over.
    ready ??= new Promise<void>((resolve) => {
      setImmediate(resolve);
    }).then(() => runtime.chromium()).then(() => {
      isReady = true;
      emitter.emit('ready', {}, {});
    });
    return ready;
  };
  const finish = (code: number): void => {
    if (!finished) {
      finished = true;
      emitter.emit('quit', preventable({}), code);
      runtime.end(code);
    }
  };
  const leave = (): void => {
    const event = preventable({});
    emitter.emit('will-quit', event);
    if (!event.defaultPrevented) {
      finish(0);
    }
    quitting = false;
  };
  const quit = (): void => {
    if (quitting || finished) {
      return;
    }
    quitting = true;
    const event = preventable({});
    emitter.emit('before-quit', event);
    if (event.defaultPrevented) {
      quitting = false;
    } else if (runtime.window === null) {
      leave();
    } else if (!runtime.window.close()) {
      quitting = false;
    }
  };

  const shape = {
    whenReady,
    isReady: () => isReady,
    quit,
    exit(code = 0) {
      exiting = true;
      runtime.window?.destroy();
      finish(code);
    },
    requestSingleInstanceLock() {
      claim ??= claimInstance(paths.get('userData') ?? '', () => {
        emitter.emit('second-instance', preventable({}), [], '', null);
      });
      return claim !== null;
    },
    hasSingleInstanceLock: () => claim !== null,
    releaseSingleInstanceLock() {
      claim?.release();
      claim = null;
    },
    getPath(key) {
      const path = paths.get(key);
      if (path === undefined) {
        throw new Error(`the Chromium shell knows no path "${key}"`);
      }
      return path;
    },
    setPath(key, path) {
      paths.set(key, path);
    },
    getVersion: () => runtime.appVersion,
    getName: () => name,
    setName(text) {
      name = text;
    },
    getLocale: () => Intl.DateTimeFormat().resolvedOptions().locale,
    getAppPath: () => runtime.appFolder,
    isPackaged: false,
    // Every page runs in Chromium's sandbox unless the start said otherwise: there is nothing to switch on.
    enableSandbox: () => undefined,
    disableHardwareAcceleration() {
      runtime.askedFlags.push(['disable-gpu']);
    },
    commandLine: strict('app.commandLine', {
      appendSwitch(flag, value) {
        runtime.askedFlags.push(value === undefined ? [flag] : [flag, value]);
      },
    } satisfies Pick<Electron.CommandLine, 'appendSwitch'>) as unknown as Electron.CommandLine,
    on: emitter.on,
    once: emitter.once,
    off: emitter.off,
  } satisfies AppShape;
  const api = strict('app', shape) as unknown as Electron.App;

  return {
    api,
    sessionCreated(session) {
      emitter.emit('session-created', session);
    },
    contentsCreated(contents) {
      emitter.emit('web-contents-created', preventable({}), contents);
    },
    windowClosed() {
      if (finished || exiting) {
        return;
      }
      if (quitting) {
        leave();
      } else if (emitter.listenerCount('window-all-closed') > 0) {
        emitter.emit('window-all-closed');
      } else {
        quit();
      }
    },
    quitAfterCrash() {
      runtime.window?.destroy();
      quit();
    },
    quit,
    release() {
      claim?.release();
    },
  };
};
