// Where a file sits in the project, with forward slashes, so that rules can speak of `electron/vault/...` on every system.
import { dirname, relative, resolve, sep } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../..', import.meta.url));

/** The path of a file from the project's root; a file outside keeps its `../`. */
export const placeOf = (file: string): string => relative(root, file).split(sep).join('/');

/** What an import leads to: a place in the project, or `package:<specifier>` (the folder electron/ and the package have one name). */
export const targetOf = (importer: string, specifier: string): string =>
  specifier.startsWith('.') ? placeOf(resolve(dirname(importer), specifier)) : `package:${specifier}`;
