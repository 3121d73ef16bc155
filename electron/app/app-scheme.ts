// Answers every request of our own scheme: the window's files from the bundle, media and previews from the vault process.
// Nothing else can be reached, and nothing decrypted is ever written to a file.
import { protocol, type Session } from 'electron';
import { readFile } from 'node:fs/promises';
import { extname, join } from 'node:path';
import { appHost, appScheme } from './app-origin.ts';
import { protectiveHeaders } from './content-policy.ts';
import type { MediaSource } from './media-source.ts';

/** Before `ready`: the scheme behaves like https for origins and fetch, and streams media. It never bypasses the policy. */
export const declareScheme = (): void => {
  protocol.registerSchemesAsPrivileged([
    { scheme: appScheme, privileges: { standard: true, secure: true, supportFetchAPI: true, stream: true } },
  ]);
};

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

const refused = (status: number): Response => new Response(null, { status, headers: protectiveHeaders });

const asset = async (folder: string, path: string): Promise<Response> => {
  const type = typeByExtension[extname(path)];
  if (type === undefined || !assetPath.test(path)) {
    return refused(404);
  }
  const bytes = await readFile(join(folder, path)).catch(() => null);
  return bytes === null ? refused(404) : new Response(new Uint8Array(bytes), { headers: { ...protectiveHeaders, 'Content-Type': type } });
};

/** The answer to one request; exported because it is the part that hostile addresses are thrown at. */
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

/** Serves the scheme in this session alone. `folder` holds the built renderer. */
export const serveScheme = (session: Session, folder: string, media: MediaSource): void => {
  session.protocol.handle(appScheme, (request) => respond(request, folder, media));
};
