// Answers what a worklet of the page asks for: its own file. The driver does not see such requests and would pass them on to a network that is not there; here they
// meet the app's own rules and handlers, like every other request of the page.
import type { CDPSession } from 'playwright';
import type { RequestRules } from './api/session.ts';
import type { Origins } from './origins.ts';

interface Asked {
  readonly url: string;
  readonly method: string;
  readonly headers: Readonly<Record<string, string>>;
}

const answerOf = async (rules: RequestRules, origins: Origins, { url, method, headers }: Asked): Promise<Response | null> => {
  const address = origins.toApp(url);
  const handler = address === url ? undefined : rules.handlerOf(URL.parse(address)?.protocol.slice(0, -1) ?? '');
  const isCancelled = await rules.isCancelled({ id: 0, url: address, method, resourceType: 'script', referrer: '', timestamp: Date.now() });
  return handler === undefined || isCancelled ? null : handler(new Request(address, { method, headers }));
};

/** From now on, over the session of one page. `failed` hears of handlers that threw. */
export const answerWorklets = async (session: CDPSession, rules: RequestRules, origins: Origins, failed: (error: unknown) => void): Promise<void> => {
  const settle = async (requestId: string, asked: Asked, isSeen: boolean): Promise<void> => {
    if (isSeen) {
      await session.send('Fetch.continueRequest', { requestId });
      return;
    }
    const response = await answerOf(rules, origins, asked).catch((error: unknown) => {
      failed(error);
      return null;
    });
    if (response === null || response.type === 'error') {
      await session.send('Fetch.failRequest', { requestId, errorReason: 'BlockedByClient' });
      return;
    }
    const responseHeaders = [...response.headers].map(([name, value]) => ({ name, value }));
    await session.send('Fetch.fulfillRequest', { requestId, responseCode: response.status, responseHeaders, body: Buffer.from(await response.arrayBuffer()).toString('base64') });
  };
  session.on('Fetch.requestPaused', ({ requestId, request, networkId }) => {
    // Those with a name of the network's are the driver's. The page may have gone away in the meantime.
    settle(requestId, request, networkId !== undefined).catch(() => undefined);
  });
  await session.send('Fetch.enable', { patterns: [{ resourceType: 'Script' }] });
};
