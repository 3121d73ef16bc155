// Finds sources ahead of the copying, so that totals are known early, and gives back what was left when the copying ended before them.
import type { JobReporter } from '../../jobs/job.ts';
import { sizeOf, sourceOf, type Entry, type Source } from './source.ts';

/** What adding never began: sources found already, and what the walk had not come to. */
export interface Rest {
  readonly found: readonly Source[];
  readonly unwalked: AsyncIterable<Entry>;
}

/** Begins at once and tells `reporter` what is found. `next` waits for what is still being found; undefined when there is no more. */
export const readAhead = (walked: AsyncIterable<Entry>, reporter: JobReporter) => {
  const ready: Entry[] = [];
  const state = { over: false };
  let wake: (() => void) | undefined;
  // Stepped by hand: leaving a loop over it would end the walk, and with it what it has not come to yet.
  const walking = walked[Symbol.asyncIterator]();
  const reading = (async () => {
    try {
      while (!state.over) {
        const step = await walking.next();
        if (step.done === true) {
          break;
        }
        reporter.found(1, sizeOf(step.value));
        ready.push(step.value);
        wake?.();
      }
    } finally {
      state.over = true;
      wake?.();
    }
  })();
  return {
    async next(): Promise<Entry | undefined> {
      while (ready.length === 0 && !state.over) {
        await new Promise<void>((resolve) => { wake = resolve; });
      }
      return ready.shift();
    },
    /** Ends the reading ahead and gives what nobody took: what was found already, and the walk itself, to be gone on with. */
    async end(): Promise<Rest> {
      state.over = true;
      await reading;
      return { found: ready.map(sourceOf), unwalked: { [Symbol.asyncIterator]: () => walking } };
    },
  };
};
