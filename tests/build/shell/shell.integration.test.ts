import { mkdirSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { launchFixture, type Fixture } from './support/fixture.ts';

/** What the fixture's page offers beside its preload. */
interface FixtureWindow {
  readonly fixture: {
    invoke(channel: string, ...args: unknown[]): Promise<unknown>;
    readonly nested: { shout(text: string): string };
  };
  readonly heard: unknown[];
  readonly dropped: Promise<string[]>[];
}

let app: Fixture;
const log = async (): Promise<string[]> => (await app.ask('log')) as string[];

beforeAll(async () => {
  app = await launchFixture();
});

afterAll(async () => {
  await app.end();
});

describe('messages between page and main', () => {
  it('carry what structured clone carries', async () => {
    const back = await app.shell.page.evaluate(async () => {
      const { fixture } = globalThis as unknown as FixtureWindow;
      const value = (await fixture.invoke('ping', { bytes: new Uint8Array([0, 128, 255]), nothing: undefined, when: new Date(5), big: 7n, $: 'tag' })) as Record<string, unknown>;
      return { isBytes: value['bytes'] instanceof Uint8Array, bytes: [...(value['bytes'] as Uint8Array)], keys: Object.keys(value), when: Number(value['when']), big: String(value['big']), tag: value['$'] };
    });
    expect(back).toStrictEqual({ isBytes: true, bytes: [0, 128, 255], keys: ['bytes', 'nothing', 'when', 'big', '$'], when: 5, big: '7', tag: 'tag' });
  });

  it('carry 4 MiB of bytes there and back unchanged', async () => {
    const same = await app.shell.page.evaluate(async () => {
      const sent = new Uint8Array(4 * 1024 * 1024).map((_byte, index) => (index * 31) % 251);
      const back = (await (globalThis as unknown as FixtureWindow).fixture.invoke('ping', sent)) as Uint8Array;
      return back.length === sent.length && back.every((byte, index) => byte === sent[index]);
    });
    expect(same).toBe(true);
  });

  it('name the frame they come from in the app\'s own scheme', async () => {
    expect(await app.ask('sender')).toStrictEqual({ url: 'app://fixture/index.html', origin: 'app://fixture', isMain: true, same: true, at: 'app://fixture/index.html' });
  });

  it('fail in Electron\'s own words', async () => {
    await expect(app.ask('fail')).rejects.toThrow("Error invoking remote method 'fail': TypeError: no such thing");
    await expect(app.ask('nobody')).rejects.toThrow("No handler registered for 'nobody'");
  });

  it('reach the page when main sends them', async () => {
    await app.ask('note', { text: 'hello' });
    expect(await app.shell.page.evaluate(() => (globalThis as unknown as FixtureWindow).heard)).toStrictEqual([{ text: 'hello' }]);
  });

  it('pass only through what the preload exposes', async () => {
    const seen = await app.shell.page.evaluate(() => {
      const { fixture } = globalThis as unknown as FixtureWindow;
      const own = Object.getOwnPropertyNames(globalThis).filter((name) => /^_[0-9a-f]{32}$|playwright|ipc|^require|electron/i.test(name));
      return { frozen: Object.isFrozen(fixture) && Object.isFrozen(fixture.nested), nested: fixture.nested.shout('ho'), callable: own.filter((name) => typeof (globalThis as unknown as Record<string, unknown>)[name] === 'function') };
    });
    expect(seen).toStrictEqual({ frozen: true, nested: 'ho!', callable: [] });
  });
});

describe('requests', () => {
  it('of the app\'s scheme are answered by its handler with method, body, status and headers', async () => {
    const answer = await app.shell.page.evaluate(async () => {
      const response = await fetch('echo', { method: 'POST', body: new Uint8Array([1, 2, 255]) });
      return { status: response.status, method: response.headers.get('x-method'), body: [...new Uint8Array(await response.arrayBuffer())] };
    });
    expect(answer).toStrictEqual({ status: 201, method: 'POST', body: [1, 2, 255] });
  });

  it.each(['cancelled', 'https://example.com/', 'http://127.0.0.1:9/', 'https://other.invalid/'])('to %s fail', async (url) => {
    const failed = await app.shell.page.evaluate((address) => fetch(address, { mode: 'no-cors' }).then(() => false, () => true), url);
    expect(failed).toBe(true);
  });

  it('whose bytes end in an error fail for the page, and nothing is printed about it', async () => {
    const printed = vi.spyOn(process.stderr, 'write');
    try {
      expect(await app.shell.page.evaluate(() => fetch('broken-body').then(() => 'answered', () => 'failed'))).toBe('failed');
      expect(printed).not.toHaveBeenCalled();
    } finally {
      printed.mockRestore();
    }
  });

  it('are asked about under the app\'s own addresses', async () => {
    expect(await log()).toContain('request mainFrame app://fixture/index.html');
  });

  it('of a worker reach the handler, and WebAssembly runs under the content policy', async () => {
    const sum = await app.shell.page.evaluate(() => new Promise((resolve, reject) => {
      const worker = new Worker('worker.js', { type: 'module' });
      worker.onmessage = ({ data }) => { resolve(data); };
      worker.onerror = (event) => { reject(new Error(event.message)); };
    }));
    expect(sum).toBe(42);
  });

  it('of a player for a film of 6 GiB ask for pieces far apart, and it seeks', async () => {
    const film = await app.shell.page.evaluate(async () => {
      const video = document.querySelector('video')!;
      const happens = (name: string): Promise<void> => new Promise((resolve, reject) => {
        video.addEventListener(name, () => { resolve(); }, { once: true });
        video.addEventListener('error', () => { reject(new Error(video.error?.message ?? 'error')); }, { once: true });
      });
      video.src = 'large.mp4';
      await happens('loadeddata');
      video.currentTime = 25;
      await happens('seeked');
      return { duration: Math.round(video.duration), at: video.currentTime, width: video.videoWidth };
    });
    expect(film).toStrictEqual({ duration: 30, at: 25, width: 160 });
    const starts = ((await app.ask('ranges')) as string[]).map(Number);
    expect(starts.some((start) => start < 200_000)).toBe(true);
    expect(starts.some((start) => start > 6 * 1024 ** 3)).toBe(true);
    // Pieces of 8 KiB: had it read the whole film, it would have asked 786,432 times.
    expect(starts.length).toBeLessThan(200);
  });
});

describe('the window', () => {
  it('stays on its page when the page tries to leave or to open another', async () => {
    const { page } = app.shell;
    await page.evaluate(() => { location.href = 'https://example.com/away'; });
    await page.evaluate(() => { window.open('https://example.org/popup'); });
    await expect.poll(log).toEqual(expect.arrayContaining(['navigate https://example.com/away', 'open https://example.org/popup']));
    await expect.poll(() => page.context().pages().length).toBe(1);
    expect(await app.ask('sender')).toMatchObject({ url: 'app://fixture/index.html' });
  });

  it('gives the menu the keys that the page does not use, also when the page stops their way up', async () => {
    const { page } = app.shell;
    await page.locator('#text').focus();
    await page.keyboard.press('Control+Shift+L');
    await page.keyboard.press('Control+j');
    await expect.poll(log).toContain('menu lock');
    expect(await log()).not.toContain('menu join');
  });

  it('hands over the places of dropped files and folders', async () => {
    const paths = [join(app.folder, 'photo.jpg'), join(app.folder, 'a folder')];
    writeFileSync(paths[0]!, 'x');
    mkdirSync(paths[1]!);
    const { page } = app.shell;
    const session = await page.context().newCDPSession(page);
    const box = (await page.locator('#drop').boundingBox())!;
    for (const type of ['dragEnter', 'dragOver', 'drop'] as const) {
      await session.send('Input.dispatchDragEvent', { type, x: box.x + 20, y: box.y + 20, data: { items: [], files: paths, dragOperationsMask: 1 } });
    }
    await expect.poll(() => page.evaluate(() => Promise.all((globalThis as unknown as FixtureWindow).dropped))).toStrictEqual([paths]);
  });

  it('stays on its page when a file is dropped where the page takes none', async () => {
    const { page } = app.shell;
    const file = join(app.folder, 'stray.html');
    writeFileSync(file, 'stray');
    const session = await page.context().newCDPSession(page);
    for (const type of ['dragEnter', 'dragOver', 'drop'] as const) {
      await session.send('Input.dispatchDragEvent', { type, x: 5, y: 5, data: { items: [], files: [file], dragOperationsMask: 1 } });
    }
    expect(await app.ask('sender')).toMatchObject({ url: 'app://fixture/index.html' });
    expect(page.context().pages()).toHaveLength(1);
  });

  it('knows no place of a file that the page made itself', async () => {
    const paths = await app.shell.page.evaluate(() => (globalThis as unknown as { fixture: { pathsOf(files: File[]): Promise<string[]> } }).fixture.pathsOf([new File(['x'], '/etc/passwd')]));
    expect(paths).toStrictEqual(['']);
  });

  it('prints to PDF', async () => {
    const pdf = await app.shell.page.evaluate(async () => [...((await (globalThis as unknown as FixtureWindow).fixture.invoke('pdf')) as Uint8Array)]);
    expect(Buffer.from(pdf).subarray(0, 5).toString()).toBe('%PDF-');
    expect(Buffer.from(pdf).toString('latin1')).toMatch(/\/MediaBox \[0 0 59[45]/);
  });

  it('shows the theme that the app chose', async () => {
    const isDark = () => app.shell.page.evaluate(() => matchMedia('(prefers-color-scheme: dark)').matches);
    await app.ask('theme', 'dark');
    await expect.poll(isDark).toBe(true);
    await app.ask('theme', 'light');
    await expect.poll(isDark).toBe(false);
  });

  it('lets the app use the clipboard and the page not', async () => {
    const { page } = app.shell;
    expect(await app.ask('copy', 'from main')).toBe('from main');
    expect(await page.evaluate(() => navigator.clipboard.writeText('from the page').then(() => 'written', (error: unknown) => (error as Error).name))).toBe('NotAllowedError');
    await page.locator('#text').fill('');
    await page.locator('#text').focus();
    await page.keyboard.press('Control+v');
    expect(await page.locator('#text').inputValue()).toBe('from main');
  });
});

describe('what the app uses beside the window', () => {
  it('is told apart from what the shell does not have', async () => {
    expect(await app.ask('absent')).toContain("does not have Electron's app.getGPUInfo");
  });

  it('includes dialogs answered one after the other, cancelled ones too', async () => {
    app.shell.dialogs.answerOpen(['/a', '/b']);
    app.shell.dialogs.answerOpen(null);
    app.shell.dialogs.answerSave('/c.pdf');
    expect(await app.ask('open')).toStrictEqual({ canceled: false, filePaths: ['/a', '/b'] });
    expect(await app.ask('open')).toStrictEqual({ canceled: true, filePaths: [] });
    expect(await app.ask('save')).toStrictEqual({ canceled: false, filePath: '/c.pdf' });
  });

  it('includes a utility process that keeps bytes and dates, and whose end is told', async () => {
    const back = await app.shell.page.evaluate(async () => {
      const value = (await (globalThis as unknown as FixtureWindow).fixture.invoke('echo', new Uint8Array([1, 2, 3]))) as { sum: number; isBytes: boolean; bytes: Uint8Array; when: Date };
      return { sum: value.sum, isBytes: value.isBytes, bytes: [...value.bytes], when: value.when.getTime() };
    });
    expect(back).toStrictEqual({ sum: 6, isBytes: true, bytes: [1, 2, 3], when: 0 });
    expect(typeof (await app.ask('endChild'))).toBe('number');
  });

  it('includes what a utility process prints, for whoever asked to hear it', async () => {
    await expect.poll(() => app.printed()).toContain('the child began');
    await expect.poll(() => app.printed()).toContain('and says so');
  });

  it('includes the system\'s events', async () => {
    app.shell.emitPower('lock-screen');
    await expect.poll(log).toContain('lock-screen');
  });

  it('includes its name, version, folder, arguments and environment', async () => {
    expect(await app.ask('about')).toStrictEqual({ name: 'Shell fixture', version: '1.2.3', userData: join(app.folder, 'user-data'), argv: ['--one', 'two'], env: 'yes' });
  });
});

describe('the profile folder', () => {
  it('holds nothing of what the window showed, typed, stored or fetched', async () => {
    const { page, profileFolder } = app.shell;
    await page.locator('#text').fill('MARKER-typed');
    await page.evaluate(async () => {
      document.title = 'MARKER-title';
      history.pushState({ at: 'MARKER-state' }, '', '#MARKER-hash');
      localStorage.setItem('MARKER-key', 'MARKER-value');
      await (await fetch('echo', { method: 'POST', body: 'MARKER-body'.repeat(10_000) })).blob();
      await new Blob(['MARKER-blob'.repeat(1_000_000)]).arrayBuffer();
    });
    // Chromium writes its databases behind the page's back; its own timer for that is 5 seconds.
    await page.waitForTimeout(6000);
    const files = readdirSync(profileFolder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
    const hits = files.filter((file) => {
      const bytes = readFileSync(file);
      return bytes.includes('MARKER') || bytes.includes(Buffer.from('MARKER', 'utf16le'));
    });
    expect(files.length).toBeGreaterThan(10);
    expect(hits).toStrictEqual([]);
  });
});
