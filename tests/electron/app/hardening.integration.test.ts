import { readdirSync, readFileSync, rmSync } from 'node:fs';
import { join, relative } from 'node:path';
import type { Session, WebContents } from 'electron';
import ts from 'typescript';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { createMediaSource } from '../../../electron/app/page/media-source.ts';
import { respond } from '../../../electron/app/page/scheme-response.ts';
import { safeWebPreferences } from '../../../electron/app/guards/web-preferences.ts';
import { evidenceId } from '../../../shared/ids.ts';
import { shellElectron, type ShellElectron } from './shell-electron.ts';

const root = join(import.meta.dirname, '../../..');

const folders: string[] = [];

/** Imports one of main's modules with a fresh `electron`. */
const imported = async <M>(load: () => Promise<M>): Promise<M & { readonly electron: ShellElectron }> => {
  const electron = shellElectron();
  folders.push(electron.runtime.options.userData);
  vi.resetModules();
  vi.doMock('electron', () => electron.exports);
  return { ...(await load()), electron };
};

afterEach(() => {
  vi.doUnmock('electron');
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true, force: true });
});

describe('main', () => {
  it('hardens itself in this order before it can become ready: files its own, sandbox, switches, scheme', async () => {
    const { electron } = await imported(() => import('../../../electron/main.ts'));
    const { silentSwitches } = await imported(() => import('../../../electron/app/guards/network-guard.ts'));
    const names = electron.calls.map((call) => call.name);
    const at = (name: string): number => names.indexOf(name);
    expect(process.umask(0o077)).toBe(0o077);
    expect(at('app.enableSandbox')).toBe(0);
    expect(at('app.on')).toBeLessThan(at('app.whenReady'));
    expect(electron.calls.filter((call) => call.name === 'app.on').map((call) => call.args[0])).toEqual(expect.arrayContaining(['session-created', 'web-contents-created', 'select-client-certificate']));
    expect(names.lastIndexOf('app.commandLine.appendSwitch')).toBeLessThan(at('protocol.registerSchemesAsPrivileged'));
    expect(at('protocol.registerSchemesAsPrivileged')).toBeLessThan(at('app.requestSingleInstanceLock'));
    expect(at('app.requestSingleInstanceLock')).toBeLessThan(at('app.whenReady'));
    expect(at('app.setPath')).toBeLessThan(at('app.whenReady'));
    expect(electron.runtime.askedFlags.map(([name, value]) => [name, value])).toStrictEqual(silentSwitches.map(([name, value]) => [name, value]));
  });

  it('gives its scheme no way round the content policy', async () => {
    const { declareScheme, electron } = await imported(() => import('../../../electron/app/page/app-scheme.ts'));
    declareScheme();
    expect(electron.calls.find((call) => call.name === 'protocol.registerSchemesAsPrivileged')?.args).toStrictEqual([
      [{ scheme: 'holdfast', privileges: { standard: true, secure: true, supportFetchAPI: true, stream: true } }],
    ]);
  });

  it('closes the ways out that measuring found, all together', async () => {
    const { silentSwitches } = await imported(() => import('../../../electron/app/guards/network-guard.ts'));
    expect(silentSwitches).toEqual(expect.arrayContaining([
      ['host-resolver-rules', 'MAP * ~NOTFOUND'], ['proxy-server', '127.0.0.1:9'], ['proxy-bypass-list', '<-loopback>'], ['webrtc-ip-handling-policy', 'disable_non_proxied_udp'], ['force-webrtc-ip-handling-policy', 'disable_non_proxied_udp'],
      ['disable-background-networking', undefined], ['disable-component-update', undefined], ['disk-cache-size', '1'], ['media-cache-size', '1'], ['disable-breakpad', undefined],
    ]));
  });
});

describe('the window', () => {
  it('is made with exactly these preferences, which nobody can change afterwards', async () => {
    const { createWindow, electron } = await imported(() => import('../../../electron/app/window.ts'));
    const asked = {
      contextIsolation: true, sandbox: true, nodeIntegration: false, nodeIntegrationInWorker: false, nodeIntegrationInSubFrames: false, webSecurity: true,
      allowRunningInsecureContent: false, experimentalFeatures: false, webviewTag: false, spellcheck: false, plugins: false, enableWebSQL: false, devTools: false,
      navigateOnDragDrop: false, safeDialogs: true, v8CacheOptions: 'none', partition: 'holdfast-window',
    };
    expect(safeWebPreferences).toStrictEqual(asked);
    expect(Object.isFrozen(safeWebPreferences)).toBe(true);
    createWindow('/a/preload.cjs', '#ffffff');
    const made = electron.calls.filter((call) => call.name === 'BrowserWindow').map((call) => call.args[0] as { webPreferences: object });
    expect(made.map((options) => options.webPreferences)).toStrictEqual([{ ...asked, preload: '/a/preload.cjs' }]);
  });

  it('asks the system to keep other programs from taking pictures of it, before anything is shown', async () => {
    const { createWindow, electron } = await imported(() => import('../../../electron/app/window.ts'));
    createWindow('/a/preload.cjs', '#ffffff');
    const [options] = electron.calls.filter((call) => call.name === 'BrowserWindow').map((call) => call.args[0] as { show: boolean });
    expect(options?.show).toBe(false);
    expect(electron.calls.filter(({ name }) => /^BrowserWindow\.(?:setContentProtection|show)$/u.test(name))).toStrictEqual([{ name: 'BrowserWindow.setContentProtection', args: [true] }]);
  });

  it('lets out only requests for its own scheme', async () => {
    const { guardNetwork } = await imported(() => import('../../../electron/app/guards/network-guard.ts'));
    type Filter = (details: { readonly url: string }, decide: (answer: { readonly cancel?: boolean }) => void) => void;
    let filter: Filter | undefined;
    const order: string[] = [];
    guardNetwork({
      setSpellCheckerEnabled(enabled: boolean) { order.push(`spell checker ${String(enabled)}`); },
      setSpellCheckerLanguages(languages: readonly string[]) { order.push(`languages ${languages.join()}`); },
      webRequest: { onBeforeRequest(listener: Filter) { filter = listener; } },
    } as unknown as Session);
    expect(order).toStrictEqual(['spell checker false', 'languages ']);
    const cancelled = (url: string): boolean | undefined => {
      let answer: boolean | undefined;
      filter?.({ url }, ({ cancel }) => { answer = cancel; });
      return answer;
    };
    for (const url of ['holdfast://app/index.html', 'holdfast://app/media/00', 'blob:holdfast://app/6f1', 'data:image/png;base64,AA']) expect(cancelled(url), url).toBe(false);
    for (const url of [
      'https://example.org/', 'http://example.org/', 'ws://example.org/', 'wss://example.org/', 'ftp://example.org/', 'file:///etc/passwd', 'http://127.0.0.1/', 'http://[::1]/', 'http://localhost/',
      'https://redirector.gvt1.com/edgedl/chrome/dict/en.bdic', 'chrome-extension://x/', 'devtools://devtools/', 'stun:example.org', 'urn:x', 'blob:https://example.org/1', 'holdfast://elsewhere/index.html',
      'holdfast://app.example.org/', 'holdfast://apps/', 'https://holdfast//app/', 'HTTPS://EXAMPLE.ORG/', ' holdfast://app/', '',
    ]) expect(cancelled(url), url).toBe(true);
  });

  it('keeps calls between two computers off every network', async () => {
    const { guardWebRtc } = await imported(() => import('../../../electron/app/guards/network-guard.ts'));
    const policies: string[] = [];
    guardWebRtc({ setWebRTCIPHandlingPolicy(policy: string) { policies.push(policy); } } as unknown as WebContents);
    expect(policies).toStrictEqual(['disable_non_proxied_udp']);
  });
});

describe('the content policy', () => {
  const page = "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; img-src 'self' blob:; media-src 'self' blob:; font-src 'self'; connect-src 'self'; worker-src 'self'; object-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";
  const item = "sandbox; default-src 'none'";
  const media = createMediaSource({
    info: () => Promise.resolve({ mediaType: 'image/svg+xml', size: 100 }),
    read: (_id, start, end) => Promise.resolve(new Uint8Array(end - start)),
    preview: () => Promise.resolve({ bytes: new Uint8Array(9), mediaType: 'text/html' }),
  });
  const ask = async (path: string, init: RequestInit = {}): Promise<{ readonly status: number; readonly policy: string | null; readonly type: string | null; readonly sniffing: string | null; readonly kept: string | null }> => {
    const { status, headers } = await respond(new Request(`holdfast://app${path}`, init), join(root, 'renderer'), media);
    return { status, policy: headers.get('content-security-policy'), type: headers.get('content-type'), sniffing: headers.get('x-content-type-options'), kept: headers.get('cache-control') };
  };
  const common = { sniffing: 'nosniff', kept: 'no-store' };

  it.each([['/index.html', {}, 200], ['/', {}, 200], ['/none.js', {}, 404], ['/media/none', {}, 404], ['/preview/none', {}, 404], ['/index.html', { method: 'POST' }, 405], ['/%00', {}, 404]] as const)(
    'is on the answer to %s %o, byte for byte', async (path, init, status) => {
      expect(await ask(path, init)).toMatchObject({ ...common, status, policy: page });
    });

  it('lets the bytes of an item run nothing, load nothing and be nothing but bytes', async () => {
    const { url } = await media.open(evidenceId(1));
    expect(await ask(`/${url}`)).toStrictEqual({ ...common, status: 200, policy: item, type: 'application/octet-stream' });
    expect(await ask(`/${url}`, { headers: { Range: 'bytes=0-9' } })).toStrictEqual({ ...common, status: 206, policy: item, type: 'application/octet-stream' });
    expect(await ask(`/${url}`, { headers: { Range: 'bytes=100-' } })).toMatchObject({ ...common, status: 416, policy: page });
    expect(await ask('/preview/E-001')).toStrictEqual({ ...common, status: 200, policy: item, type: 'application/octet-stream' });
  });
});

describe('the source of main', () => {
  const files = readdirSync(join(root, 'electron'), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && entry.name.endsWith('.ts') && !entry.name.endsWith('.d.ts'))
    .map((entry) => join(entry.parentPath, entry.name));

  /** Files, relative to the project, in which some node of the syntax tree is wanted. */
  const filesWith = (wanted: (node: ts.Node) => boolean): readonly string[] =>
    files.filter((file) => {
      const source = ts.createSourceFile(file, readFileSync(file, 'utf8'), ts.ScriptTarget.Latest, true);
      const holds = (node: ts.Node): boolean => wanted(node) || (ts.forEachChild(node, holds) ?? false);
      return holds(source);
    }).map((file) => relative(root, file)).sort();
  const named = (...names: readonly string[]) => (node: ts.Node): boolean => ts.isIdentifier(node) && names.includes(node.text);

  it('makes windows in one file alone', () => {
    expect(filesWith((node) => ts.isNewExpression(node) && /^(?:.+\.)?(?:BrowserWindow|BaseWindow|WebContentsView|BrowserView)$/u.test(node.expression.getText()))).toStrictEqual(['electron/app/window.ts']);
  });

  it('speaks to pages through two files alone', () => {
    expect(filesWith(named('ipcMain'))).toStrictEqual(['electron/ipc/register-claim.ts', 'electron/ipc/register.ts']);
    expect(filesWith(named('ipcRenderer'))).toStrictEqual(['electron/preload/preload.ts']);
  });

  it('never reports crashes, updates itself, opens other programs or takes a token to be sent with', () => {
    expect(filesWith(named('crashReporter', 'autoUpdater', 'openExternal', 'openPath', 'showItemInFolder', 'pushNotifications', 'netLog', 'contentTracing', 'desktopCapturer', 'safeStorage'))).toStrictEqual([]);
    expect(filesWith((node) => ts.isImportSpecifier(node) && ['net', 'shell'].includes(node.name.text))).toStrictEqual([]);
  });

  it('switches no safety of a page off anywhere, and none of its experiments on', () => {
    const weak = new Map<string, readonly string[]>([
      ['false', ['contextIsolation', 'sandbox', 'webSecurity']],
      ['true', ['nodeIntegration', 'nodeIntegrationInWorker', 'nodeIntegrationInSubFrames', 'allowRunningInsecureContent', 'experimentalFeatures', 'webviewTag', 'allowpopups', 'plugins', 'enableWebSQL', 'devTools', 'bypassCSP', 'allowServiceWorkers', 'corsEnabled']],
    ]);
    expect(filesWith((node) => ts.isPropertyAssignment(node) && weak.get(node.initializer.getText())?.includes(node.name.getText()) === true)).toStrictEqual([]);
    expect(filesWith(named('enableBlinkFeatures', 'disableBlinkFeatures', 'openDevTools', 'toggleDevTools', 'executeJavaScript', 'insertCSS'))).toStrictEqual([]);
  });
});
