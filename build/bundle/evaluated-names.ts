// Replaces the module of call and event names by its values, so that the preload carries a list and not the schema library it
// was derived with.
import { pathToFileURL } from 'node:url';
import type { Plugin } from 'esbuild';

export const evaluatedNames: Plugin = {
  name: 'evaluated-names',
  setup: (build) => {
    build.onLoad({ filter: /[\\/]shared[\\/]contract[\\/]names\.ts$/ }, async ({ path }) => {
      const exported = (await import(pathToFileURL(path).href)) as Readonly<Record<string, unknown>>;
      const contents = Object.entries(exported).map(([name, value]) => `export const ${name} = ${JSON.stringify(value)};`).join('\n');
      return { contents, loader: 'js' };
    });
  },
};
