// Every file below a folder with its fingerprint, to show that not one byte changed.
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';

export const fingerprint = (file: string): string => createHash('sha256').update(readFileSync(file)).digest('hex');

/** Paths of all files below a folder; empty when there is no folder. */
export const pathsBelow = (folder: string): readonly string[] =>
  existsSync(folder) ? readdirSync(folder, { withFileTypes: true, recursive: true }).filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name)).sort() : [];

export const filesOf = (folder: string): Readonly<Record<string, string>> => Object.fromEntries(pathsBelow(folder).map((path) => [relative(folder, path), fingerprint(path)]));
