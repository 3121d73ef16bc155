// What `dist/` is made of: one row per file that Electron, Node or the window loads. Other build code asks this table and
// never spells an output name itself.
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

export const root = fileURLToPath(new URL('../..', import.meta.url));
export const dist = join(root, 'dist');

export interface NodePart {
  readonly name: string;
  /** Relative to the root. */
  readonly entry: string;
  /** Relative to `dist/`. */
  readonly outfile: string;
  readonly format: 'esm' | 'cjs';
  readonly external: readonly string[];
  /** A part that exists only when its entry does. */
  readonly optional: boolean;
}

/** What building a part gave. */
export interface Built {
  /** Files written, relative to `dist/`. */
  readonly outputs: readonly string[];
  /** Folders of the npm packages whose code or files went in, relative to the root. */
  readonly packages: readonly string[];
}

/** Packages with a compiled half: they stay outside the bundle and are the only `dependencies` of package.json. */
export const nativePackages = Object.freeze([
  '@journeyapps/sqlcipher',
  'better-sqlite3-multiple-ciphers',
  'argon2',
  '@myriaddreamin/typst-ts-node-compiler',
  'sodium-native',
]);

const nodePart = (name: string, entry: string, outfile: string, optional = false): NodePart =>
  ({ name, entry, outfile, format: 'esm', external: ['electron', ...nativePackages], optional });

export const nodeParts: readonly NodePart[] = Object.freeze([
  nodePart('main', 'electron/main.ts', 'main.js'),
  // One CommonJS file, because a sandboxed preload can neither import nor require files of its own.
  { name: 'preload', entry: 'electron/preload/preload.ts', outfile: 'preload.cjs', format: 'cjs', external: ['electron'], optional: false },
  nodePart('vault-process', 'electron/vault-process/entry.ts', 'vault-process.js'),
  nodePart('evidence-worker', 'electron/evidence/worker.ts', 'evidence-worker.js', true),
  // Apart from the parsers, because starting its threads is part of adding every large file.
  nodePart('bytes-worker', 'electron/evidence/bytes-worker.ts', 'bytes-worker.js'),
  nodePart('backup-worker', 'electron/backup/worker.ts', 'backup-worker.js'),
  nodePart('cli', 'electron/cli/cli.ts', 'cli.js'),
]);

export const partNames: readonly string[] = Object.freeze([...nodeParts.map((part) => part.name), 'renderer']);

export const entryExists = (part: NodePart): boolean => existsSync(join(root, part.entry));
