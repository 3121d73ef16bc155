// Progress of work on backups, on the terminal's one line; Ctrl-C asks it to end.
import type { BackupProgress } from '../backup/progress.ts';
import type { Workbench } from './tool.ts';

export const backupProgress = ({ progress, signal }: Workbench): BackupProgress => {
  let [itemsTotal, bytesTotal, bytesDone] = [0, 0, 0];
  let now: string | null = null;
  const show = (): void => { progress.show({ itemsDone: 0, itemsTotal, bytesDone, bytesTotal, now }); };
  return {
    // Ctrl-C ends it politely: what was begun is taken away.
    signal: new AbortController().signal,
    mayContinue: () => Promise.resolve(!signal.aborted),
    found: (items, bytes) => { itemsTotal += items; bytesTotal += bytes; show(); },
    worked: (bytes) => { bytesDone += bytes; show(); },
    now: (name) => { now = name; },
  };
};
