// Sessions: who answers which scheme and which requests are refused, kept by partition. Chromium itself runs one profile in
// memory; a window sees only the rules of its own session, as in Electron.
import type * as Electron from 'electron';
import { createEmitter } from '../emitter.ts';
import type { Runtime } from '../runtime.ts';
import { strict } from '../strict.ts';

/** Events by which Electron asks about devices and downloads. None is ever sent: Chromium refuses both here by its switches. */
const events = ['will-download', 'select-hid-device', 'select-serial-port', 'select-usb-device', 'select-webauthn-account'] as const;

type SchemeHandler = Parameters<Electron.Protocol['handle']>[1];

/** The part of a request that the app's filter looks at. */
export type RequestDetails = Pick<Electron.OnBeforeRequestListenerDetails, 'id' | 'url' | 'method' | 'resourceType' | 'referrer' | 'timestamp'>;

export interface RequestRules {
  readonly api: Electron.Session;
  handlerOf(scheme: string): SchemeHandler | undefined;
  /** Whether the app's handler gives a page what it asks for, and its check handler agrees that it still has it. */
  grants(contents: Electron.WebContents, frame: Electron.WebFrameMain | null, kinds: readonly ('audio' | 'video')[]): Promise<boolean>;
  stillGrants(contents: Electron.WebContents, kind: 'audio' | 'video'): boolean;
  /** True when the app's filter cancels the request. */
  isCancelled(details: RequestDetails): Promise<boolean>;
}

const protocolShape = (handlers: Map<string, SchemeHandler>) => ({
  handle(scheme, handler) {
    if (handlers.has(scheme)) {
      throw new Error(`Failed to register protocol: ${scheme}`);
    }
    handlers.set(scheme, handler);
  },
  unhandle(scheme) {
    handlers.delete(scheme);
  },
  isProtocolHandled: (scheme) => handlers.has(scheme),
}) satisfies Pick<Electron.Protocol, 'handle' | 'unhandle' | 'isProtocolHandled'>;

type Decide = (response: Electron.CallbackResponse) => void;
type BeforeRequest = (details: Electron.OnBeforeRequestListenerDetails, decide: Decide) => void;

type PermissionRequest = Parameters<Electron.Session['setPermissionRequestHandler']>[0];
type PermissionCheck = Parameters<Electron.Session['setPermissionCheckHandler']>[0];

type SessionShape = Pick<Electron.Session,
  'setPermissionRequestHandler' | 'setPermissionCheckHandler' | 'setDevicePermissionHandler' | 'setDisplayMediaRequestHandler' |
  'setBluetoothPairingHandler' | 'setCertificateVerifyProc' | 'setSpellCheckerEnabled' | 'setSpellCheckerLanguages' | 'clearStorageData' | 'protocol' | 'webRequest' |
  'on' | 'once' | 'off'>;

const createSession = (runtime: Runtime): RequestRules => {
  const handlers = new Map<string, SchemeHandler>();
  let beforeRequest: BeforeRequest | null = null;

  let request: PermissionRequest = null;
  let check: PermissionCheck = null;

  // Chromium runs with every permission denied, without a spell checker and without storage on disk. Of what a handler would grant, a microphone and a
  // camera alone are granted here.
  const nothingToDo = (): void => undefined;
  const emitter = createEmitter('session', events, () => api);
  const shape = {
    setPermissionRequestHandler(handler) {
      request = handler;
    },
    setPermissionCheckHandler(handler) {
      check = handler;
    },
    setDevicePermissionHandler: nothingToDo,
    setDisplayMediaRequestHandler: nothingToDo,
    setBluetoothPairingHandler: nothingToDo,
    setCertificateVerifyProc: nothingToDo,
    setSpellCheckerEnabled(enable) {
      if (enable) {
        throw new Error('the Chromium shell has no spell checker');
      }
    },
    setSpellCheckerLanguages(languages) {
      if (languages.length > 0) {
        throw new Error('the Chromium shell has no spell checker');
      }
    },
    async clearStorageData() {
      const { context } = await runtime.chromium();
      await context.clearCookies();
    },
    protocol: strict('protocol', protocolShape(handlers)) as Electron.Protocol,
    webRequest: strict('webRequest', {
      onBeforeRequest(filter: Electron.WebRequestFilter | BeforeRequest | null, listener?: BeforeRequest | null) {
        if (typeof filter === 'object' && filter !== null) {
          throw new Error('the Chromium shell filters every request or none: call onBeforeRequest without a filter');
        }
        beforeRequest = listener ?? filter;
      },
    } satisfies Pick<Electron.WebRequest, 'onBeforeRequest'>) as unknown as Electron.WebRequest,
    on: emitter.on,
    once: emitter.once,
    off: emitter.off,
  } satisfies SessionShape;
  const api = strict('session', shape) as unknown as Electron.Session;

  return {
    api,
    handlerOf: (scheme) => handlers.get(scheme),
    grants: (contents, frame, kinds) =>
      new Promise((resolve) => {
        if (request === null || frame === null) {
          resolve(false);
          return;
        }
        request(contents, 'media', resolve, { isMainFrame: frame.parent === null, requestingUrl: frame.url, securityOrigin: frame.origin, mediaTypes: [...kinds] });
      }),
    stillGrants: (contents, kind) => check?.(contents, 'media', contents.mainFrame.origin, { isMainFrame: true, requestingUrl: contents.getURL(), securityOrigin: contents.mainFrame.origin, mediaType: kind }) === true,
    isCancelled: (details) =>
      new Promise((resolve) => {
        if (beforeRequest === null) {
          resolve(false);
          return;
        }
        beforeRequest(strict('webRequest details', { ...details, uploadData: [] }), (response) => {
          if (response.redirectURL !== undefined) {
            throw new Error('the Chromium shell does not redirect requests');
          }
          resolve(response.cancel === true);
        });
      }),
  };
};

export const defaultPartition = '';

/** The session of a partition, made on first use. Partitions that would be kept on disk are refused. */
export const sessionOf = (runtime: Runtime, partition: string): RequestRules => {
  if (partition.startsWith('persist:')) {
    throw new Error('the Chromium shell keeps no session on disk');
  }
  const existing = runtime.sessions.get(partition);
  if (existing !== undefined) {
    return existing;
  }
  const session = createSession(runtime);
  runtime.sessions.set(partition, session);
  runtime.sessionCreated(session.api);
  return session;
};

/** The modules `session` and `protocol`. */
export const createSessionModules = (runtime: Runtime): { readonly session: object; readonly protocol: object } => ({
  session: strict('session', {
    fromPartition: (partition) => sessionOf(runtime, partition).api,
    get defaultSession() {
      return sessionOf(runtime, defaultPartition).api;
    },
  } satisfies Pick<typeof Electron.session, 'fromPartition' | 'defaultSession'>),
  protocol: strict('protocol', {
    registerSchemesAsPrivileged(schemes) {
      for (const { scheme, privileges } of schemes) {
        if (privileges?.bypassCSP === true) {
          throw new Error(`the Chromium shell applies the content policy to every scheme: ${scheme}`);
        }
        runtime.origins.register(scheme);
      }
    },
  } satisfies Pick<Electron.Protocol, 'registerSchemesAsPrivileged'>),
});
