// The scheme's answers under attack: addresses, methods and ranges as hostile as they come. Whatever is asked, no byte from outside the
// window's folder comes back, and every answer carries every protective header.
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { contentPolicy, protectiveHeaders } from '../../../../electron/app/guards/content-policy.ts';
import { createMediaSource } from '../../../../electron/app/page/media-source.ts';
import { respond } from '../../../../electron/app/page/scheme-response.ts';
import { evidenceId } from '../../../../shared/ids.ts';

const size = 10_000_000;
const asked: { readonly start: number; readonly end: number }[] = [];
const media = createMediaSource({
  info: (id) => (id === evidenceId(1) ? Promise.resolve({ mediaType: 'video/mp4', size }) : Promise.reject(new Error('no such item'))),
  read: (_id, start, end) => {
    asked.push({ start, end });
    return Promise.resolve(new Uint8Array(end - start).fill(7));
  },
  preview: () => Promise.reject(new Error('no such item')),
});

let folder = '';
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'holdfast-requests-'));
  mkdirSync(join(folder, 'renderer/assets'), { recursive: true });
  writeFileSync(join(folder, 'renderer/index.html'), '<!doctype html>');
  writeFileSync(join(folder, 'renderer/assets/main.js'), 'export {}');
  for (const name of ['outside.html', 'outside.js', 'outside.json', 'renderer.json']) writeFileSync(join(folder, name), 'OUTSIDE');
  symlinkSync(folder, join(folder, 'renderer/assets/up'));
  symlinkSync(join(folder, 'outside.js'), join(folder, 'renderer/assets/link.js'));
  symlinkSync('/etc/passwd', join(folder, 'renderer/assets/passwd.json'));
});
afterAll(() => { rmSync(folder, { recursive: true, force: true }); });

/** Asks and looks at what every answer must have. */
const ask = async (url: string, init: RequestInit = {}): Promise<Response> => {
  const response = await respond(new Request(url, init), join(folder, 'renderer'), media);
  for (const [name, value] of Object.entries(protectiveHeaders)) {
    const found = response.headers.get(name);
    if (name === 'Content-Security-Policy') expect([contentPolicy, "sandbox; default-src 'none'"], url).toContain(found);
    else expect(found, `${name} of ${url}`).toBe(value);
  }
  return response;
};

const text = async (url: string): Promise<string> => (await ask(url)).text();
const ours = new Set(['', '<!doctype html>', 'export {}']);

describe('an address', () => {
  const steps = ['..', '.', '%2e%2e', '%2E.', '.%2e', '..%2f', '..%5c', '..\\', '%252e%252e', '%c0%ae%c0%ae', '..;', '...', '%00', '%2500', '\u2025', 'assets', 'up', 'C:', '~', '%', '%zz', 'index.html', 'outside.js', 'outside.json', 'link.js', 'passwd.json', 'etc', 'passwd', 'media', 'preview', '', 'a'.repeat(5000)];
  const slashes = ['/', '//', '\\', '%2f', '%5c', '/./', '%252f', '?', '#', ':', '@'];
  const anyPath = fc.array(fc.tuple(fc.constantFrom(...slashes), fc.constantFrom(...steps)), { minLength: 1, maxLength: 8 }).map((parts) => `/${parts.flat().join('')}`);

  it('built of steps that lead out brings back nothing from outside', async () => {
    await fc.assert(fc.asyncProperty(anyPath, async (path) => {
      expect(ours.has(await text(`holdfast://app${path}`)), path).toBe(true);
    }), { numRuns: 3000 });
  });

  it('of any text whatever does neither', async () => {
    await fc.assert(fc.asyncProperty(fc.string({ unit: 'binary', maxLength: 300 }), async (path) => {
      expect(ours.has(await text(`holdfast://app/${path}`)), path).toBe(true);
    }), { numRuns: 2000 });
  });

  it.each(['/assets/up/outside.js', '/assets/up/outside.html', '/assets/link.js', '/assets/passwd.json', '/assets/up/renderer/index.html'])('through a link that leads out is not followed: %s', async (path) => {
    expect((await ask(`holdfast://app${path}`)).status).toBe(404);
  });

  it.each([
    'holdfast://app.example.org/index.html', 'holdfast://APP2/index.html', 'holdfast://app:80/index.html', 'holdfast://app:443/index.html', 'holdfast://127.0.0.1/index.html', 'holdfast://localhost/index.html',
    'holdfast:///index.html', 'https://app/index.html', 'file:///etc/passwd', 'data:text/html,x', 'holdfast://app%00/index.html', 'holdfast://appp/index.html',
  ])('of another place is not answered: %s', async (url) => {
    // What no request can be made of never gets as far as this.
    const request = URL.canParse(url) ? url : null;
    if (request !== null) expect((await ask(request)).status).toBe(404);
  });

  it.each(['POST', 'PUT', 'DELETE', 'PATCH', 'OPTIONS', 'PROPFIND', 'get', 'X'.repeat(1000)])('is answered to GET and HEAD alone, not to %s', async (method) => {
    const response = await ask('holdfast://app/index.html', { method });
    expect(response.status).toBe(method === 'get' ? 200 : 405);
  });
});

describe('a range', () => {
  const number = fc.oneof(fc.constantFrom('', '-1', '0', '1', '9999999', '10000000', '10000001', '99999999999999999999', '1e3', '0x10', ' 1', '1.5', 'NaN'), fc.integer({ min: 0, max: size + 10 }).map(String));
  const unit = fc.constantFrom('bytes=', 'bytes', 'Bytes=', 'items=', '', 'bytes= ', 'bytes=bytes=');
  const anyRange = fc.oneof(
    fc.tuple(unit, number, fc.constantFrom('-', '--', ',', '', ' - '), number).map((parts) => parts.join('')),
    fc.array(fc.tuple(number, number).map(([a, b]) => `${a}-${b}`), { minLength: 2, maxLength: 50 }).map((list) => `bytes=${list.join(',')}`),
    fc.string({ maxLength: 50 }).filter((header) => /^[\t\x20-\x7e]*$/u.test(header)),
    fc.constant(`bytes=${'0-1,'.repeat(10_000)}`),
  );

  it('of any shape is the whole, a part within the item, or not to be had; and no more is read than the answer holds', async () => {
    const { url } = await media.open(evidenceId(1));
    await fc.assert(fc.asyncProperty(anyRange, async (range) => {
      asked.length = 0;
      const response = await ask(`holdfast://app/${url}`, { headers: { range } });
      expect([200, 206, 416]).toContain(response.status);
      if (response.status === 206) {
        const [, first, last, total] = /^bytes (\d+)-(\d+)\/(\d+)$/u.exec(response.headers.get('content-range') ?? '')!.map(Number) as [number, number, number, number];
        expect(first <= last && last < size && total === size && last - first < 4 * 2 ** 20).toBe(true);
        expect((await response.arrayBuffer()).byteLength).toBe(last - first + 1);
        expect(asked.every(({ start, end }) => start >= first && end <= last + 1)).toBe(true);
      } else if (response.status === 416) expect(response.headers.get('content-range')).toBe(`bytes */${String(size)}`);
      else await response.body?.cancel();
    }), { numRuns: 1500 });
  });

  it.each(['', '0', 'f'.repeat(31), 'f'.repeat(32), 'f'.repeat(33), '__proto__', 'constructor', 'F'.repeat(32)])('of a handle that was never given is nothing: "%s"', async (handle) => {
    expect((await ask(`holdfast://app/media/${handle}`, { headers: { range: 'bytes=0-1' } })).status).toBe(404);
  });

  it.each(['E-000', 'E-0', 'e-001', 'E-001/..', 'E-9999999999', '__proto__', "E-001'--", 'E-001%00', 'E-００１'])('of a preview that cannot be named is nothing: %s', async (name) => {
    expect((await ask(`holdfast://app/preview/${name}`)).status).toBe(404);
  });
});
