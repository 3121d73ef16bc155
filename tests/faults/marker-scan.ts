// Searches every byte under folders for words that must not be readable there, in each way that text is written.
import { createReadStream, type Dirent } from 'node:fs';
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';

/** Base64 of a word depends on where it falls in a group of three: the part that is the same wherever more follows. */
const base64Forms = (word: Buffer): string[] =>
  [0, 1, 2].map((shift) => {
    const text = Buffer.concat([Buffer.alloc(shift), word]).toString('base64').replace(/=+$/u, '');
    return text.slice(shift === 0 ? 0 : shift + 1, -2);
  });

/** Every form that is looked for. */
export const formsOf = (word: string): readonly Buffer[] => {
  const utf8 = Buffer.from(word, 'utf8');
  const wide = Buffer.from(word, 'utf16le');
  const forms = [utf8, wide, Buffer.from(wide).swap16(), Buffer.from(utf8.toString('hex')), Buffer.from(utf8.toString('hex').toUpperCase()), ...base64Forms(utf8).map((text) => Buffer.from(text)), ...base64Forms(wide).map((text) => Buffer.from(text))];
  return [...forms, ...[word.toLowerCase(), word.toUpperCase()].filter((other) => other !== word).map((other) => Buffer.from(other))];
};

const searchFile = async (path: string, forms: readonly Buffer[]): Promise<boolean> => {
  const overlap = Math.max(...forms.map((form) => form.length)) - 1;
  let tail = Buffer.alloc(0);
  for await (const chunk of createReadStream(path)) {
    const text = Buffer.concat([tail, chunk as Buffer]);
    if (forms.some((form) => text.includes(form))) return true;
    tail = Buffer.from(text.subarray(Math.max(0, text.length - overlap)));
  }
  return false;
};

/** A folder that was never made holds nothing. */
const entriesOf = (folder: string): Promise<Dirent[]> =>
  readdir(folder, { recursive: true, withFileTypes: true }).catch((error: unknown) => {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return [];
    throw error;
  });

/** Files (or names of files) under the folders in which any of the words can be read. */
export const findReadable = async (folders: readonly string[], words: readonly string[]): Promise<readonly string[]> => {
  const forms = words.flatMap((word) => formsOf(word));
  const found: string[] = [];
  for (const folder of folders) {
    for (const entry of await entriesOf(folder)) {
      const path = join(entry.parentPath, entry.name);
      if (forms.some((form) => Buffer.from(entry.name).includes(form)) || (entry.isFile() && (await searchFile(path, forms)))) found.push(path);
    }
  }
  return found;
};
