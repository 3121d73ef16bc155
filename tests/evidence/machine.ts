// What kind of machine this is, without its name: cores, memory, system, the file system that harnesses work on.
import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { availableParallelism, release, tmpdir, totalmem, type } from 'node:os';
import { GiB } from '../../shared/sizes.ts';

const systemName = (): string => {
  try {
    return /^PRETTY_NAME="?([^"\n]+)"?$/mu.exec(readFileSync('/etc/os-release', 'utf8'))?.[1] ?? type();
  } catch {
    return type();
  }
};

const fileSystem = (folder: string): string => {
  try {
    return execFileSync('df', ['-PT', folder], { encoding: 'utf8' }).trim().split('\n').at(-1)?.split(/\s+/u)[1] ?? 'unknown';
  } catch {
    return 'unknown';
  }
};

export const machineKind = (): string =>
  `${String(availableParallelism())} cores, ${String(Math.round(totalmem() / GiB))} GiB of memory, ${systemName()} (${type()} ${/^\d+\.\d+/u.exec(release())?.[0] ?? ''}), ${fileSystem(tmpdir())}, Node ${process.version}`;
