// One running copy for each user data folder. The second copy touches a file that the first one watches; nothing about what
// it was started with is written down.
import { mkdirSync, readFileSync, rmSync, watch, writeFileSync } from 'node:fs';
import { join } from 'node:path';

export interface InstanceClaim {
  release(): void;
}

const isRunning = (pid: number): boolean => {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
};

/** The claim, or null when another running copy has it; that copy is then told. `another` is called when it is told. */
export const claimInstance = (folder: string, another: () => void): InstanceClaim | null => {
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const lock = join(folder, 'shell.lock');
  const knock = join(folder, 'shell.knock');
  const take = (): boolean => {
    try {
      writeFileSync(lock, String(process.pid), { flag: 'wx', mode: 0o600 });
      return true;
    } catch {
      return false;
    }
  };
  if (!take()) {
    if (isRunning(Number(readFileSync(lock, 'utf8')))) {
      writeFileSync(knock, '');
      return null;
    }
    rmSync(lock, { force: true });
    if (!take()) {
      return null;
    }
  }
  const watcher = watch(folder, (_kind, name) => {
    if (name === 'shell.knock') {
      another();
    }
  });
  watcher.unref();
  return {
    release() {
      watcher.close();
      rmSync(knock, { force: true });
      rmSync(lock, { force: true });
    },
  };
};
