// Makes the text that runs first in every page: our end of the pipe, then the app's preload inside a function of its own.
import { buildSync } from 'esbuild';
import { randomBytes } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { PageSettings } from './page/link.ts';

let bundled: string | undefined;

const pageSide = (): string => {
  bundled ??= buildSync({
    entryPoints: [fileURLToPath(new URL('./page/start.ts', import.meta.url))],
    bundle: true,
    write: false,
    format: 'iife',
    globalName: 'shellPage',
    platform: 'browser',
    target: 'chrome140',
  }).outputFiles[0]?.text;
  return bundled ?? '';
};

export interface PageScript extends PageSettings {
  readonly source: string;
}

/** The script for one window; `preload` is the app's CommonJS preload file. Throws when it cannot be read. */
export const createPageScript = (preload: string | undefined): PageScript => {
  const name = (): string => `_${randomBytes(16).toString('hex')}`;
  const settings: PageSettings = { binding: name(), receiver: name() };
  const preloadSource = preload === undefined ? '' : readFileSync(preload, 'utf8');
  return {
    ...settings,
    source: `(() => {\n${pageSide()}\nshellPage.start(${JSON.stringify(settings)}, (require, module, exports) => {\n${preloadSource}\n});\n})();`,
  };
};
