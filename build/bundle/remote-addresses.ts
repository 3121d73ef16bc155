// Finds remote addresses in `dist/`. The app has no network, so an address in the bundle is either a name (a namespace, a
// link inside an error message, both listed here with the reason) or a defect.
import { readFile, readdir } from 'node:fs/promises';
import { extname, join, relative } from 'node:path';
import { dist } from './parts.ts';

/** Beginnings of addresses that may occur because nothing fetches them, with what they are. */
export const namesNotFetched: Readonly<Record<string, string>> = Object.freeze({
  'http://www.w3.org/': 'XML namespaces (SVG, MathML, XLink, RDF)',
  'http://ns.adobe.com/': 'XMP namespaces',
  'http://purl.org/dc/': 'Dublin Core namespaces',
  'http://fallback.namespace/': "exifreader's name for a namespace that a picture left out",
  'http://json-schema.org/': 'dialect names of JSON Schema',
  'https://json-schema.org/': 'dialect names of JSON Schema',
  'https://react.dev/errors/': 'links inside messages of React errors',
  'https://formatjs.github.io/docs/': 'links inside messages of the message formatter',
  'https://github.com/unicode-org/icu/blob/': 'a comment on where the plural grammar comes from',
  'https://html.spec.whatwg.org/multipage/': 'a comment on where a rule comes from',
  'https://www.w3.org/': 'comments of the XML parser on where its rules come from',
  'https://dom.spec.whatwg.org/#': 'the same',
  'https://www.iana.org/assignments/media-types/': 'the same',
  'https://tools.ietf.org/html/rfc': 'the same',
  'https://en.wikipedia.org/wiki/': 'the same',
  'https://developer.mozilla.org/docs/': 'the same',
  'https://github.com/xmldom/xmldom/': 'the same',
  'http://www.saxproject.org/apidoc/': 'the same',
  'http://stackoverflow.com/a/': 'a comment on where a formula comes from',
  'https://developer.mozilla.org/en-US/docs/': 'a comment on where a rule comes from',
  'http://blog.plover.com/math/': 'a comment on where a formula comes from',
  'https://hyperelliptic.org/EFD/': 'a comment on where a formula comes from',
  'http://schemas.openxmlformats.org/': 'namespaces of Office documents, in the letter of the made-up case',
  'http://www.xfa.org/schema/': 'namespaces of PDF forms',
  'https://rolldown.rs/in-depth/': "link inside a message of the bundler's own code",
  'http://example.com`': 'base against which pdf.js parses a relative address',
  'https://foo.bar`': 'base against which pdf.js decodes a file name',
});

const texts = new Set(['.js', '.cjs', '.mjs', '.html', '.css', '.json', '.svg']);
const address = /\b(?:https?|wss?|ftp):\/\/[A-Za-z0-9][A-Za-z0-9.-]*\.[A-Za-z]{2,}[^\s"'<>)\\`]*`?/g;

export interface Found { readonly file: string; readonly address: string }

/** Every remote address in the text files of a folder that is not on the list of names. */
export const remoteAddresses = async (folder: string = dist): Promise<readonly Found[]> => {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const found: Found[] = [];
  for (const entry of entries) {
    if (!entry.isFile() || !texts.has(extname(entry.name))) continue;
    const file = join(entry.parentPath, entry.name);
    for (const match of (await readFile(file, 'utf8')).matchAll(address)) {
      if (!Object.keys(namesNotFetched).some((beginning) => match[0].startsWith(beginning))) found.push({ file: relative(folder, file), address: match[0] });
    }
  }
  return found;
};
