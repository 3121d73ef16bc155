// Finds remote addresses in `dist/`. The app has no network, so an address in the bundle is either a name (a namespace, a
// link inside an error message, both listed here with the reason) or a defect.
import { readFile, readdir } from 'node:fs/promises';
import { extname, join, relative } from 'node:path';
import { dist } from './parts.ts';

/** Hosts that may occur because nothing fetches them, with what they are. */
export const namesNotFetched: Readonly<Record<string, string>> = Object.freeze({
  'www.w3.org': 'XML namespaces (SVG, MathML, XLink)',
  'json-schema.org': 'dialect names of JSON Schema written by zod',
  'react.dev': 'links inside messages of React errors',
});

const texts = new Set(['.js', '.cjs', '.mjs', '.html', '.css', '.json', '.svg']);
const address = /\b(?:https?|wss?|ftp):\/\/([A-Za-z0-9][A-Za-z0-9.-]*\.[A-Za-z]{2,})[^\s"'`<>)\\]*/g;

export interface Found { readonly file: string; readonly address: string }

/** Every remote address in the text files of a folder whose host is not on the list of names. */
export const remoteAddresses = async (folder: string = dist): Promise<readonly Found[]> => {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const found: Found[] = [];
  for (const entry of entries) {
    if (!entry.isFile() || !texts.has(extname(entry.name))) continue;
    const file = join(entry.parentPath, entry.name);
    for (const match of (await readFile(file, 'utf8')).matchAll(address)) {
      if (!((match[1] ?? '').toLowerCase() in namesNotFetched)) found.push({ file: relative(folder, file), address: match[0] });
    }
  }
  return found;
};
