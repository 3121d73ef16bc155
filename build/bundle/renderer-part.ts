// Builds the window's files with Vite into `dist/renderer/`.
import { readdir } from 'node:fs/promises';
import { join, relative } from 'node:path';
import { build, type Plugin } from 'vite';
import { rendererConfig } from '../vite.renderer.ts';
import { packagesAmong } from './bundled-packages.ts';
import { dist, type Built } from './parts.ts';

/** Notes every module that goes into the window, workers included, so that their licences can travel along. */
const noteModules = (modules: Set<string>): Plugin => ({
  name: 'note-modules',
  moduleParsed: ({ id }) => { modules.add(id); },
});

/** Builds the window. Throws with Vite's messages when it cannot. */
export const buildRenderer = async (): Promise<Built> => {
  const modules = new Set<string>();
  const config = rendererConfig;
  await build({
    ...config,
    plugins: [...(config.plugins ?? []), noteModules(modules)],
    worker: { ...config.worker, plugins: () => [noteModules(modules)] },
  });
  const entries = await readdir(join(dist, 'renderer'), { recursive: true, withFileTypes: true });
  return {
    outputs: entries.filter((entry) => entry.isFile()).map((entry) => relative(dist, join(entry.parentPath, entry.name))),
    packages: packagesAmong([...modules]),
  };
};
