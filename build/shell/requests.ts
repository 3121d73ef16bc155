// Answers every request of the browser in-process. What the app's own handlers do not answer is refused here: nothing is ever
// passed on to a network.
import type { BrowserContext, Frame, Page, Request as BrowserRequest, Route } from 'playwright';
import type { RequestDetails } from './api/session.ts';
import { dialogIdOf } from './origins.ts';
import { dialogPage, isDialog } from './dialog-window.ts';
import type { Runtime } from './runtime.ts';

const types: Readonly<Record<string, RequestDetails['resourceType']>> = {
  stylesheet: 'stylesheet', image: 'image', media: 'media', font: 'font', script: 'script', xhr: 'xhr', fetch: 'xhr', websocket: 'webSocket', ping: 'ping', cspreport: 'cspReport',
};

let lastRequest = 0;

/** Null while a new window has no frame yet, which only happens to windows the shell does not let live. */
const frameOf = (request: BrowserRequest): Frame | null => {
  try {
    return request.frame();
  } catch {
    return null;
  }
};

const detailsOf = (request: BrowserRequest, url: string, isMainFrame: boolean): RequestDetails => {
  lastRequest += 1;
  const document: RequestDetails['resourceType'] = isMainFrame ? 'mainFrame' : 'subFrame';
  return {
    id: lastRequest,
    url,
    method: request.method(),
    resourceType: request.isNavigationRequest() ? document : (types[request.resourceType()] ?? 'other'),
    referrer: '',
    timestamp: Date.now(),
  };
};

const requestFor = (request: BrowserRequest, url: string): Request => {
  const body = request.postDataBuffer();
  const hasBody = body !== null && request.method() !== 'GET' && request.method() !== 'HEAD';
  return new Request(url, { method: request.method(), headers: request.headers(), ...(hasBody ? { body: new Uint8Array(body) } : {}) });
};

const fulfil = async (route: Route, response: Response): Promise<void> => {
  if (response.type === 'error') {
    await route.abort('failed');
    return;
  }
  // A body that ends in an error is how a handler says that the bytes cannot be had: for the page a request that failed, as in Electron.
  const body = await response.arrayBuffer().then((bytes) => Buffer.from(bytes), () => null);
  if (body === null) {
    await route.abort('failed');
    return;
  }
  await route.fulfill({ status: response.status, headers: Object.fromEntries(response.headers), body });
};

const answer = async (runtime: Runtime, route: Route): Promise<void> => {
  const request = route.request();
  const dialogId = dialogIdOf(request.url());
  if (dialogId !== null && isDialog(dialogId)) {
    const html = dialogPage(dialogId, request.url());
    await (html === null ? route.abort('aborted') : route.fulfill({ status: 200, contentType: 'text/html; charset=utf-8', headers: { 'content-security-policy': "default-src 'none'; style-src 'unsafe-inline'; form-action 'self'" }, body: html }));
    return;
  }
  const contents = runtime.window?.contents;
  const frame = frameOf(request);
  if (contents === undefined || frame === null || frame.page() !== contents.page()) {
    if (request.isNavigationRequest()) {
      contents?.refuseWindow(request.url());
    }
    await route.abort('blockedbyclient');
    return;
  }
  const isMainFrame = frame.parentFrame() === null;
  if (request.isNavigationRequest() && !contents.mayNavigate(request.url(), isMainFrame)) {
    await route.abort('aborted');
    return;
  }
  const url = runtime.origins.toApp(request.url());
  if (await contents.rules.isCancelled(detailsOf(request, url, isMainFrame))) {
    await route.abort('blockedbyclient');
    return;
  }
  const handler = url === request.url() ? undefined : contents.rules.handlerOf(URL.parse(url)?.protocol.slice(0, -1) ?? '');
  if (handler === undefined) {
    await route.abort('addressunreachable');
    return;
  }
  await fulfil(route, await handler(requestFor(request, url)));
};

/** Windows that a page opened by itself are closed before they show anything. */
const refuseWindows = (runtime: Runtime, context: BrowserContext, failed: (error: unknown) => void): void => {
  const refuse = async (page: Page): Promise<void> => {
    const contents = runtime.window?.contents;
    if (page.url() === 'about:blank') {
      // An empty window asks for nothing, so the app was not asked about it yet.
      contents?.refuseWindow(page.url());
    }
    await page.close();
    await contents?.page()?.bringToFront();
  };
  context.on('page', (page) => {
    const id = dialogIdOf(page.url());
    if (id === null || !isDialog(id)) {
      refuse(page).catch(failed);
    }
  });
};

/** From now on every request of the browser ends here. `failed` hears of handlers that threw. */
export const answerRequests = async (runtime: Runtime, context: BrowserContext, failed: (error: unknown) => void): Promise<void> => {
  refuseWindows(runtime, context, failed);
  await context.route(() => true, async (route) => {
    try {
      await answer(runtime, route);
    } catch (error) {
      failed(error);
      await route.abort('failed').catch(() => undefined); // The page or the browser may be gone by now.
    }
  });
};
