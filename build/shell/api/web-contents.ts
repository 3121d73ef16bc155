// webContents of the one window: loading, messages, navigation rules, printing.
import type * as Electron from 'electron';
import type { Page } from 'playwright';
import { createEmitter, preventable, type Emitter } from '../emitter.ts';
import { linkPage, type PageLink } from '../page-link.ts';
import { createPageScript } from '../page-script.ts';
import type { Runtime } from '../runtime.ts';
import { strict } from '../strict.ts';
import { answerWorklets } from '../worklet-requests.ts';
import { pdfOptions } from './pdf-options.ts';
import type { RequestRules } from './session.ts';

const events = [
  'will-navigate', 'will-frame-navigate', 'will-redirect', 'will-attach-webview', 'did-finish-load', 'did-fail-load', 'dom-ready',
  'render-process-gone', 'destroyed', 'page-title-updated', 'before-input-event', 'select-bluetooth-device',
] as const;

type WebContentsShape = Pick<Electron.WebContents,
  'id' | 'send' | 'loadURL' | 'reload' | 'forcefullyCrashRenderer' | 'getURL' | 'getTitle' | 'isDestroyed' | 'setWindowOpenHandler' | 'setWebRTCIPHandlingPolicy' |
  'print' | 'printToPDF' | 'session' | 'mainFrame' | 'focus' | 'on' | 'once' | 'off'>;

type OpenHandler = (details: Electron.HandlerDetails) => Electron.WindowOpenHandlerResponse;

export interface Contents {
  readonly api: Electron.WebContents;
  readonly rules: RequestRules;
  readonly emit: Emitter<unknown, (typeof events)[number]>['emit'];
  /** Resolves once the page is tied to Node; rejects when Chromium could not be started. */
  readonly linked: Promise<PageLink>;
  readonly page: () => Page | null;
  /** Whether the app lets a frame go to `url`; asked before anything is fetched. */
  mayNavigate(url: string, isMainFrame: boolean): boolean;
  /** A page opened a window: the app must refuse it, because there is only one. Throws when the app would allow it. */
  refuseWindow(url: string): void;
  /** The menu changed. */
  refreshKeys(): void;
  markDestroyed(): void;
}

const complain = (error: unknown): void => {
  process.stderr.write(`${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`);
};

const lookAtMediaEveryMs = 200;

let lastId = 0;

export const createContents = (runtime: Runtime, rules: RequestRules, preload: string | undefined): Contents => {
  let page: Page | null = null;
  let link: PageLink | null = null;
  let destroyed = false;
  /** The address main itself asked for: going there is not the page's doing. */
  let askedFor: string | null = null;
  let openHandler: OpenHandler | null = null;
  lastId += 1;

  /** Electron asks the check handler at every look; here it is asked until it says no, and the page is told. */
  const watchMedia = (kinds: readonly ('audio' | 'video')[]): void => {
    const watch = setInterval(() => {
      if (destroyed || !kinds.every((kind) => rules.stillGrants(api, kind))) {
        clearInterval(watch);
        link?.say({ kind: 'media-taken' });
      }
    }, lookAtMediaEveryMs).unref();
  };

  const emitter = createEmitter('webContents', events, () => api);
  const linked = (async () => {
    const chromium = await runtime.chromium();
    page = chromium.firstPage;
    link = await linkPage(page, createPageScript(preload), runtime.origins, {
      invoke: (frame, channel, args) => runtime.ipc.invoke(api, frame, channel, args),
      send(frame, channel, args) {
        runtime.ipc.send(api, frame, channel, args);
      },
      async media(frame, kinds) {
        const isGranted = await rules.grants(api, frame, kinds);
        if (isGranted) {
          watchMedia(kinds);
        }
        return isGranted;
      },
      key(index) {
        if (runtime.window !== null) {
          runtime.menuKeys[index]?.press(runtime.window.api);
        }
      },
      input() {
        runtime.lastInput = performance.now();
      },
      keyboard(input) {
        emitter.emit('before-input-event', preventable({}), input);
        runtime.keyPressed(input);
      },
      front(isInFront) {
        runtime.window?.front(isInFront);
      },
    });
    await answerWorklets(link.session, rules, runtime.origins, complain);
    page.on('domcontentloaded', () => emitter.emit('dom-ready', preventable({})));
    page.on('load', () => {
      emitter.emit('did-finish-load', preventable({}));
      runtime.windowLoaded();
    });
    page.on('crash', () => emitter.emit('render-process-gone', preventable({}), { reason: 'crashed', exitCode: 1 }));
    await page.emulateMedia({ colorScheme: runtime.colorScheme });
    link.setKeys(runtime.menuKeys.map((key) => key.keys));
    return link;
  })();
  // Whoever loads a page gets the reason; nobody else has to wait for it.
  linked.catch(() => undefined);

  const shape = {
    id: lastId,
    send(channel: string, ...args: unknown[]) {
      link?.say({ kind: 'event', channel, args });
    },
    async loadURL(url) {
      await linked;
      askedFor = runtime.origins.toChromium(url);
      const answer = await page?.goto(askedFor, { waitUntil: 'load' });
      if (answer !== undefined && answer !== null && answer.status() >= 400) {
        emitter.emit('did-fail-load', preventable({}), answer.status(), answer.statusText(), url, true);
      }
    },
    // Chromium shares the page's process with the driver's end of it: what runs in the page is ended, and the reload throws the rest away.
    forcefullyCrashRenderer() {
      void linked.then(({ session }) => session.send('Runtime.terminateExecution')).catch(() => undefined);
    },
    reload() {
      askedFor = page?.url() ?? null;
      // A window that is closed meanwhile ends it; Electron's own tells nobody either.
      void page?.reload().catch(() => undefined);
    },
    getURL: () => runtime.origins.toApp(page?.url() ?? ''),
    getTitle: () => runtime.appName,
    isDestroyed: () => destroyed,
    setWindowOpenHandler(handler) {
      openHandler = handler;
    },
    setWebRTCIPHandlingPolicy(policy) {
      if (policy !== 'disable_non_proxied_udp') {
        throw new Error('the Chromium shell allows WebRTC no way round the proxy');
      }
    },
    print(options, callback) {
      if (options?.silent === true) {
        throw new Error('the Chromium shell prints only through the dialog');
      }
      void linked
        .then((current) => current.runApart('function () { window.print(); }'))
        .then(() => callback?.(true, ''), (error: unknown) => callback?.(false, String(error)));
    },
    async printToPDF(options) {
      const { session } = await linked;
      const { data } = await session.send('Page.printToPDF', pdfOptions(options));
      return Buffer.from(data, 'base64');
    },
    session: rules.api,
    get mainFrame() {
      const frame = link?.frames.mainFrame;
      if (frame === undefined || frame === null) {
        throw new Error('the window has no page yet');
      }
      return frame;
    },
    focus() {
      void page?.bringToFront();
    },
    on: emitter.on,
    once: emitter.once,
    off: emitter.off,
  } satisfies WebContentsShape;
  const api = strict('webContents', shape) as unknown as Electron.WebContents;

  return {
    api,
    rules,
    emit: emitter.emit,
    linked,
    page: () => page,
    mayNavigate(url, isMainFrame) {
      if (isMainFrame && url === askedFor) {
        askedFor = null;
        return true;
      }
      const details = { url: runtime.origins.toApp(url), isMainFrame, isSameDocument: false };
      const frameEvent = preventable(details);
      emitter.emit('will-frame-navigate', frameEvent);
      const pageEvent = preventable(details);
      if (isMainFrame && !frameEvent.defaultPrevented) {
        emitter.emit('will-navigate', pageEvent, details.url);
      }
      return !frameEvent.defaultPrevented && !pageEvent.defaultPrevented;
    },
    refuseWindow(url) {
      const referrer: Electron.Referrer = { url: '', policy: 'no-referrer' };
      const answer = openHandler?.({ url: runtime.origins.toApp(url), frameName: '', features: '', disposition: 'foreground-tab', referrer });
      if (answer?.action !== 'deny') {
        throw new Error('the Chromium shell has one window: a page may not open another');
      }
    },
    refreshKeys() {
      link?.setKeys(runtime.menuKeys.map((key) => key.keys));
    },
    markDestroyed() {
      destroyed = true;
      link = null;
      page = null;
      emitter.emit('destroyed');
    },
  };
};
