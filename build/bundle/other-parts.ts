// Lets one part load another when it is needed: `await import('./cli/cli.ts')` becomes the built file beside it and is not bundled twice.
import { join, resolve } from 'node:path';
import type { Plugin } from 'esbuild';
import { nodeParts, root } from './parts.ts';

export const otherParts: Plugin = {
  name: 'other-parts',
  setup: (build) => {
    build.onResolve({ filter: /^\.{1,2}\/.*\.ts$/ }, ({ kind, path, resolveDir }) => {
      if (kind !== 'dynamic-import') return undefined;
      const part = nodeParts.find(({ entry }) => join(root, entry) === resolve(resolveDir, path));
      return part === undefined ? undefined : { path: `./${part.outfile}`, external: true };
    });
  },
};
