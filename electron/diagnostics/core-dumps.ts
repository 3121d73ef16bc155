// Keeps what is in memory out of core dumps. Node and Electron can set no limit on their size, but Linux lets a process say what a dump
// of it may hold: nothing, so that a crash leaves at most names of libraries and the processor's registers. Elsewhere systems write
// none unless somebody switched them on.
import { writeFileSync } from 'node:fs';

/** No kind of memory: neither private nor shared, neither of files nor anonymous. Threads share it; a process made by us says it itself. */
const nothing = '0';

/** Call first of all. A kernel without the file (or another system) changes nothing: there is nobody to tell this early. */
export const keepOutOfCoreDumps = (): void => {
  if (process.platform !== 'linux') return;
  try {
    writeFileSync('/proc/self/coredump_filter', nothing);
  } catch {
    // A container that mounts /proc read-only. docs/known-limits.md says that a dump is then the system's to prevent.
  }
};
