// Runs inside the watched namespace: opens the window in one of three manners and tries every way out of it. Prints the names of the
// ways as one line of JSON.
import { createSocket } from 'node:dgram';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chromium, type Page } from 'playwright';
import { findChromium } from '../../build/shell/chromium.ts';
import { silentSwitches } from '../../electron/app/guards/network-guard.ts';
import { respond } from '../../electron/app/page/scheme-response.ts';
import { createMediaSource } from '../../electron/app/page/media-source.ts';
import { launchHoldfast } from '../journeys/support/launch.ts';
import { signalPorts } from './capture.ts';
import { leave, tryEveryWay, waysToLeave, zone, addressOf } from './ways.ts';

/**
 * `window`: the whole application in the Chromium shell. `switches`: the built window with our policy and our switches and none of the
 * other layers. `nothing`: the same page without any defence, which must be seen.
 */
export type Manner = 'window' | 'switches' | 'nothing';

const waitMs = 5000;
const waitToLeaveMs = 600;
const root = join(import.meta.dirname, '../..');
const origin = 'https://app.holdfast.shell.invalid';

const signal = (port: number): Promise<void> => new Promise((sent) => {
  const socket = createSocket('udp4');
  socket.send('watched', port, '10.77.0.1', () => { socket.close(() => { sent(); }); });
});

interface Opened {
  readonly page: Page;
  /** The page as it was first, whatever became of it. */
  readonly again: () => Promise<Page>;
  readonly close: () => Promise<void>;
}

const none = createMediaSource({ info: () => Promise.reject(new Error('none')), read: () => Promise.reject(new Error('none')), preview: () => Promise.reject(new Error('none')) });

const openBare = async (manner: 'switches' | 'nothing'): Promise<Opened> => {
  const profile = mkdtempSync(join(tmpdir(), 'holdfast-ways-'));
  const switches = manner === 'switches' ? silentSwitches.map(([name, value]) => (value === undefined ? `--${name}` : `--${name}=${value}`)) : [];
  const context = await chromium.launchPersistentContext(profile, {
    executablePath: findChromium() ?? '', headless: true, ignoreDefaultArgs: true, acceptDownloads: false, viewport: null,
    args: ['--headless', '--no-first-run', '--no-sandbox', '--remote-debugging-pipe', `--user-data-dir=${profile}`, ...switches, 'about:blank'],
  });
  await context.route((url) => url.origin === origin, async (route) => {
    const response = await respond(new Request(route.request().url().replace(origin, 'holdfast://app')), join(root, 'dist/renderer'), none);
    const headers = manner === 'switches' ? Object.fromEntries(response.headers) : { 'content-type': response.headers.get('content-type') ?? '' };
    await route.fulfill({ status: response.status, headers, body: Buffer.from(await response.arrayBuffer()) });
  });
  const again = async (): Promise<Page> => {
    const page = await context.newPage();
    await page.goto(`${origin}/index.html`);
    return page;
  };
  return {
    page: await again(), again,
    async close() {
      await context.close();
      rmSync(profile, { recursive: true, force: true });
    },
  };
};

const openWindow = async (): Promise<Opened> => {
  const app = await launchHoldfast();
  await app.page.getByRole('heading').first().waitFor();
  return { page: app.page, again: () => Promise.resolve(app.page), close: () => app.close() };
};

const attempt = async (manner: Manner): Promise<void> => {
  const { page, again, close } = await (manner === 'window' ? openWindow() : openBare(manner));
  await signal(signalPorts.begun);
  const tried = await page.evaluate(tryEveryWay, { zone, address: addressOf(0).replace(/\d+$/u, '#'), waitMs });
  for (const [at, way] of waysToLeave.entries()) {
    for (const host of [`${way}.${zone}`, addressOf(tried.length + at)]) {
      const current = await again();
      await current.evaluate(leave, { way, host }).catch(() => undefined); // The page may be gone before it can answer.
      await current.waitForTimeout(waitToLeaveMs).catch(() => undefined);
    }
  }
  await close();
  await signal(signalPorts.done);
  process.stdout.write(`${JSON.stringify({ ways: [...tried.map(({ name }) => name), ...waysToLeave] })}\n`);
};

await attempt(process.argv[2] as Manner);
process.exit(0);
