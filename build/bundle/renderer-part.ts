// Builds the window's files with Vite into `dist/renderer/`.
import { readdir } from 'node:fs/promises';
import { join, relative } from 'node:path';
import { build } from 'vite';
import { rendererConfig } from '../vite.renderer.ts';
import { dist } from './parts.ts';

/** Builds the window and returns the files written, relative to `dist/`. */
export const buildRenderer = async (): Promise<readonly string[]> => {
  await build(rendererConfig);
  const entries = await readdir(join(dist, 'renderer'), { recursive: true, withFileTypes: true });
  return entries.filter((entry) => entry.isFile()).map((entry) => relative(dist, join(entry.parentPath, entry.name)));
};
