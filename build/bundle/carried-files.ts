// Lets source name a neighbouring file the standard way and still run after bundling: `new URL('./file', import.meta.url)`
// and `import.meta.resolve('package/file')` are pointed at the bundled entry or at a copy inside `dist/`.
// It must never guess: a name that leads nowhere stops the build and is printed.
import { copyFile, mkdir, readFile } from 'node:fs/promises';
import { existsSync, statSync } from 'node:fs';
import { basename, dirname, extname, join, resolve } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import type { Plugin } from 'esbuild';
import { dist, nodeParts, root } from './parts.ts';
import { zodByName } from './zod-by-name.ts';

const neighbour = /new URL\(\s*(['"])(\.{1,2}\/[^'"]+)\1\s*,\s*import\.meta\.url\s*\)/g;
const resolved = /import\.meta\.resolve\(\s*(['"])([^'"]+)\1\s*\)/g;

const bundledEntry = (file: string): string | undefined =>
  nodeParts.find((part) => join(root, part.entry) === file)?.outfile;

const folderOf = (file: string): string => (extname(file) === '.ttf' ? 'fonts' : 'assets');

// Packages publish JavaScript; a cache below node_modules is still ours.
const isOurs = (path: string): boolean => !/node_modules\/(?!\.)/.test(path);

/**
 * The esbuild plugin. `carried` collects what was copied: where from, and the place relative to `dist/`. A folder that is named as a whole
 * (`new URL('./templates/', import.meta.url)`) is refused: name its files.
 */
export const carriedFiles = (carried: Map<string, string>): Plugin => ({
  name: 'carried-files',
  setup: (build) => {
    build.onLoad({ filter: /\.ts$/ }, async ({ path }) => {
      if (!isOurs(path)) return undefined;
      // Whichever plugin loads a file is the last to see it: what else is done to our source is done here too.
      const source = zodByName(await readFile(path, 'utf8'));
      const copies = new Map<string, string>();
      const place = (written: string, file: string): string => {
        const entry = bundledEntry(file);
        if (entry !== undefined) return `./${entry}`;
        if (!existsSync(file) || !statSync(file).isFile()) throw new Error(`${path} names ${written}, which is not a file that can be carried into dist/`);
        const target = `${folderOf(file)}/${basename(file)}`;
        copies.set(file, target);
        return `./${target}`;
      };
      const contents = source
        .replace(neighbour, (_all, _quote, written: string) =>
          `new URL(${JSON.stringify(place(written, resolve(dirname(path), written)))}, import.meta.url)`)
        .replace(resolved, (_all, _quote, written: string) =>
          `new URL(${JSON.stringify(place(written, fileURLToPath(import.meta.resolve(written, pathToFileURL(path)))))}, import.meta.url).href`);
      for (const [file, target] of copies) {
        await mkdir(dirname(join(dist, target)), { recursive: true });
        await copyFile(file, join(dist, target));
        carried.set(file, target);
      }
      return { contents, loader: 'ts' };
    });
  },
});
