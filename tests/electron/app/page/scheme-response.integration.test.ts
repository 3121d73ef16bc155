import { mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { contentPolicy } from '../../../../electron/app/guards/content-policy.ts';
import { createMediaSource } from '../../../../electron/app/page/media-source.ts';
import { respond } from '../../../../electron/app/page/scheme-response.ts';
import { evidenceId } from '../../../../shared/ids.ts';

const content = Uint8Array.from({ length: 5_000_000 }, (_, index) => (index * 31 + (index >> 8)) & 255);
const media = createMediaSource({
  info: async () => Promise.resolve({ mediaType: 'video/mp4', size: content.length }),
  read: async (_id, start, end) => Promise.resolve(content.slice(start, end)),
  preview: async (id) => Promise.resolve({ bytes: id === evidenceId(1) ? content.slice(0, 10) : new Uint8Array(), mediaType: 'image/webp' }),
});

let folder = '';
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'holdfast-scheme-'));
  await mkdir(join(folder, 'renderer', 'assets'), { recursive: true });
  await writeFile(join(folder, 'renderer', 'index.html'), '<!doctype html>');
  await writeFile(join(folder, 'renderer', 'assets', 'main-abc.js'), 'export {}');
  await writeFile(join(folder, 'secret.json'), 'outside');
  await symlink(join(folder, 'secret.json'), join(folder, 'renderer', 'assets', 'link.txt'));
});
afterAll(async () => {
  await rm(folder, { recursive: true, force: true });
});

const ask = (path: string, headers: Record<string, string> = {}, method = 'GET'): Promise<Response> =>
  respond(new Request(`holdfast://app${path}`, { headers, method }), join(folder, 'renderer'), media);

describe('the application scheme', () => {
  it('serves the page and its parts with their types and the content policy', async () => {
    const page = await ask('/index.html');
    const script = await ask('/assets/main-abc.js');
    expect([page.status, page.headers.get('content-type')]).toEqual([200, 'text/html; charset=utf-8']);
    expect([script.status, script.headers.get('content-type')]).toEqual([200, 'text/javascript; charset=utf-8']);
    expect(page.headers.get('content-security-policy')).toBe(contentPolicy);
    expect(page.headers.get('x-content-type-options')).toBe('nosniff');
  });

  it.each([
    '/../secret.json', '/%2e%2e/secret.json', '/..%2fsecret.json', '/assets/..%5c..%5csecret.json', '/assets/%252e%252e/secret.json', '//secret.json', '/assets/link.txt',
    '/assets', '/assets/', '/assets/main-abc.js%00.html', '/C:/secret.json', '/media', '/media/', '/media/../index.html/x', '/preview/', '/preview/E-1', '/preview/E-001%27',
  ])('refuses %s and reads nothing outside', async (path) => {
    const response = await ask(path);
    expect(response.status === 404 || (await response.clone().text()) === '<!doctype html>').toBe(true);
    expect(await response.text()).not.toContain('outside');
    expect(response.headers.get('content-security-policy')).toBe(contentPolicy);
  });

  it('refuses other hosts and methods that could change something', async () => {
    expect((await respond(new Request('holdfast://elsewhere/index.html'), folder, media)).status).toBe(404);
    expect((await ask('/index.html', {}, 'POST')).status).toBe(405);
  });

  it('streams an opened item whole and by range, byte for byte, until it is closed', async () => {
    const { url } = await media.open(evidenceId(2));
    const whole = await ask(`/${url}`);
    expect(Buffer.from(await whole.arrayBuffer()).equals(Buffer.from(content))).toBe(true);

    const part = await ask(`/${url}`, { range: 'bytes=4999990-' });
    expect([part.status, part.headers.get('content-range')]).toEqual([206, 'bytes 4999990-4999999/5000000']);
    expect(new Uint8Array(await part.arrayBuffer())).toEqual(content.slice(4_999_990));

    const bounded = await ask(`/${url}`, { range: 'bytes=0-' });
    expect(bounded.headers.get('content-range')).toBe('bytes 0-4194303/5000000');
    expect((await ask(`/${url}`, { range: 'bytes=5000000-' })).status).toBe(416);

    media.close(url);
    expect((await ask(`/${url}`)).status).toBe(404);
  });

  it('hands over what a browser could run as inert bytes under a policy that runs nothing', async () => {
    const hostile = createMediaSource({
      info: async () => Promise.resolve({ mediaType: 'image/svg+xml', size: 4 }),
      read: async () => Promise.resolve(new TextEncoder().encode('<svg')),
      preview: async () => Promise.resolve({ bytes: new Uint8Array(), mediaType: '' }),
    });
    const { url } = await hostile.open(evidenceId(3));
    const response = await respond(new Request(`holdfast://app/${url}`), folder, hostile);
    expect(response.headers.get('content-type')).toBe('application/octet-stream');
    expect(response.headers.get('content-security-policy')).toContain('sandbox');
  });

  it('gives no handle that a lock would not have closed', async () => {
    const asked = Promise.withResolvers<{ mediaType: string; size: number }>();
    const slow = createMediaSource({ info: () => asked.promise, read: async () => Promise.resolve(content), preview: async () => Promise.resolve({ bytes: content, mediaType: '' }) });
    const opening = slow.open(evidenceId(4));
    slow.closeAll();
    asked.resolve({ mediaType: 'video/mp4', size: 1 });
    await expect(opening).rejects.toMatchObject({ code: 'vault-locked' });
  });

  it('serves a preview by item and nothing where there is none', async () => {
    expect((await ask('/preview/E-001')).status).toBe(200);
    expect((await ask('/preview/E-002')).status).toBe(404);
  });
});
