// The answer to one request of our own scheme: the window's files from the bundle, media and previews from the vault process.
// Nothing else can be reached. Knows nothing of Electron, because this is the part that hostile addresses are thrown at.
import { readFile, realpath } from 'node:fs/promises';
import { extname, join } from 'node:path';
import { appHost, appScheme } from './app-origin.ts';
import { protectiveHeaders } from '../guards/content-policy.ts';
import type { MediaSource } from './media-source.ts';

const typeByExtension: Readonly<Record<string, string>> = Object.freeze({
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.mjs': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.ttf': 'font/ttf',
  '.woff2': 'font/woff2',
  '.wasm': 'application/wasm',
  '.bcmap': 'application/octet-stream',
  '.pfb': 'application/octet-stream',
});

/** One folder deep at most, plain names alone: no dot segments, no escapes, no empty names can match. */
const assetPath = /^\/(?:[A-Za-z0-9_-]+\/){0,2}[A-Za-z0-9_-]+(?:\.[A-Za-z0-9_-]+)*\.[a-z0-9]+$/;

/** The file's bytes when it lies where its name says: a link, in it or on the way, could lead out of the folder. Null otherwise. */
const bytesInside = async (folder: string, path: string): Promise<Uint8Array | null> => {
  try {
    const file = join(await realpath(folder), path);
    return (await realpath(file)) === file ? await readFile(file) : null;
  } catch {
    return null;
  }
};

const refused = (status: number): Response => new Response(null, { status, headers: protectiveHeaders });

const asset = async (folder: string, path: string): Promise<Response> => {
  const type = typeByExtension[extname(path)];
  if (type === undefined || !assetPath.test(path)) {
    return refused(404);
  }
  const bytes = await bytesInside(folder, path);
  return bytes === null ? refused(404) : new Response(new Uint8Array(bytes), { headers: { ...protectiveHeaders, 'Content-Type': type } });
};

/** Never throws for a bad address: 404 for what is not there, 405 for methods that could change something. */
export const respond = async (request: Request, folder: string, media: MediaSource): Promise<Response> => {
  const url = URL.parse(request.url);
  if (url === null || url.protocol !== `${appScheme}:` || url.host !== appHost) {
    return refused(404);
  }
  if (request.method !== 'GET' && request.method !== 'HEAD') {
    return refused(405);
  }
  const [, place = '', name = ''] = url.pathname.split('/');
  if (place === 'media') {
    return media.answerMedia(name, request.headers.get('range'));
  }
  if (place === 'preview') {
    return media.answerPreview(name);
  }
  return asset(folder, url.pathname === '/' ? '/index.html' : url.pathname);
};
