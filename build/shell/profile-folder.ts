// The folder Chromium keeps its own files in for one run: in memory where the system offers such a place, the owner's alone,
// gone at the end. Left-overs of runs that were killed are removed by the next.
import { accessSync, constants, mkdirSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const prefix = 'holdfast-shell-';

const candidates = (): readonly string[] => [process.env['XDG_RUNTIME_DIR'] ?? '', '/dev/shm', tmpdir()].filter((folder) => folder !== '');

const isWritable = (folder: string): boolean => {
  try {
    accessSync(folder, constants.W_OK | constants.X_OK);
    return true;
  } catch {
    return false;
  }
};

const isAlive = (pid: number): boolean => {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EPERM';
  }
};

const sweep = (folder: string): void => {
  for (const name of readdirSync(folder)) {
    const owner = name.startsWith(prefix) ? Number.parseInt(name.slice(prefix.length), 10) : Number.NaN;
    if (!Number.isNaN(owner) && !isAlive(owner)) {
      rmSync(join(folder, name), { recursive: true, force: true });
    }
  }
};

export interface ProfileFolder {
  readonly path: string;
  /** What Chromium must be told so that it and the toolkit under it write nowhere else. */
  readonly environment: Readonly<Record<string, string>>;
  remove(): void;
}

/** Makes the folder. Throws when there is nowhere to make it. */
export const createProfileFolder = (): ProfileFolder => {
  const parent = candidates().find(isWritable) ?? tmpdir();
  sweep(parent);
  const path = mkdtempSync(join(parent, `${prefix}${String(process.pid)}-`));
  const inside = (name: string): string => {
    const folder = join(path, name);
    mkdirSync(folder, { mode: 0o700 });
    return folder;
  };
  return {
    path,
    environment: {
      // Shared pictures and unfinished files go to TMPDIR; the system's list of recent files is kept under the data folder.
      TMPDIR: inside('tmp'),
      XDG_CONFIG_HOME: inside('config'),
      XDG_CACHE_HOME: inside('cache'),
      XDG_DATA_HOME: inside('data'),
    },
    remove() {
      // Chromium's helpers may still be writing their last lines for a moment.
      rmSync(path, { recursive: true, force: true, maxRetries: 20, retryDelay: 50 });
    },
  };
};
