// Which npm packages a list of files belongs to.
import { isAbsolute, relative, sep } from 'node:path';
import { root } from './parts.ts';

const packageFolder = /^(.*node_modules\/(?:@[^/]+\/)?[^/]+)\//;

/** Folders of the packages, relative to the root, each once. Files of our own source belong to none. */
export const packagesAmong = (files: readonly string[]): readonly string[] => {
  const folders = new Set<string>();
  for (const file of files) {
    const place = (isAbsolute(file) ? relative(root, file) : file).split(sep).join('/').replace(/^\0/, '');
    const folder = packageFolder.exec(place)?.[1];
    if (folder?.startsWith('node_modules/') === true) folders.add(folder);
  }
  return [...folders].sort();
};
