// One line on the terminal that says how far long work is. Only where someone is watching: never in a file or a pipe.
import type { Formatter } from '../../shared/i18n/format.ts';
import type { JobProgress } from '../../shared/jobs/schema.ts';
import { MiB } from '../../shared/sizes.ts';
import { plain } from './output.ts';

/** Ten times a second is smooth and costs nothing. */
const betweenUpdatesMs = 100;

export interface ProgressLine {
  show(progress: Pick<JobProgress, 'itemsDone' | 'itemsTotal' | 'bytesDone' | 'bytesTotal' | 'now'>): void;
  /** Wipes the line, so that what follows starts clean. */
  clear(): void;
}

const silent: ProgressLine = { show: () => undefined, clear: () => undefined };

export const createProgressLine = (words: Formatter, terminal: NodeJS.WriteStream = process.stderr): ProgressLine => {
  if (!terminal.isTTY) return silent;
  let last = 0;
  return {
    show: ({ itemsDone, itemsTotal, bytesDone, bytesTotal, now }) => {
      const at = performance.now();
      if (at - last < betweenUpdatesMs) return;
      last = at;
      const text = words.text('cli.progress', {
        items: itemsDone, itemsTotal: itemsTotal ?? itemsDone,
        megabytes: Math.floor(bytesDone / MiB), megabytesTotal: Math.floor((bytesTotal ?? bytesDone) / MiB), now: plain(now ?? ''),
      });
      terminal.write(`\r\u001b[2K${text.slice(0, Math.max(20, terminal.columns - 1))}`);
    },
    clear: () => { terminal.write('\r\u001b[2K'); },
  };
};
