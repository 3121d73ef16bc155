// What calls of a system-wide key mean. The system tells that the key went down and nothing else; on Windows, and on some Linux desktops, it tells so again and again
// while the key is held, first after a quarter of a second to a second, then many times a second. So two calls are two presses only once it is known that no
// third follows as fast as a held key repeats. A row that goes on for as long as the hold is a hold; one that ends before was a key pressed for too long, and means nothing.
import type { GestureClock } from './gesture.ts';

/** The second press must come this soon after the first. */
const pressAgainMs = 1000;
/** A held key repeats at the latest this long after it went down: a second, and what a busy computer adds. */
const longestDelayMs = 1200;
/** Calls closer together than this come from a held key: nobody presses so fast, and a keyboard that repeats more slowly was set to it on purpose. */
const repeatMs = 150;
/** So long after a call no repeat of it comes any more. */
const quietMs = 250;
/** Of the time between two repeats at most this much counts as held: time that nobody saw is no holding. */
const mostCountedMs = 300;
/** A wait that ended so much too late: this process stood still, and what came meanwhile is still to be heard. */
const lateMs = 100;

export interface SystemKeyOptions {
  readonly clock: GestureClock;
  readonly holdMs: () => number;
  /** Two presses, or one whole hold. */
  readonly onMeant: () => void;
}

export interface SystemKey {
  call(): void;
  /** Whatever was begun means nothing, and so does the key that may still be down. */
  drop(): void;
}

interface Row {
  readonly calls: number;
  /** Between the first call and the second: a pause between presses, or the delay before the first repeat. */
  readonly firstGapMs: number;
  readonly heldMs: number;
  readonly isRepeating: boolean;
}

const begun: Row = { calls: 1, firstGapMs: 0, heldMs: 0, isRepeating: false };

export const createSystemKey = ({ clock, holdMs, onMeant }: SystemKeyOptions): SystemKey => {
  let row: Row | null = null;
  let lastCall = -Infinity;
  /** The row has had its meaning: what still comes as fast as repeats comes from the same hand. */
  let isSpent = false;
  let stopWaiting = (): void => undefined;

  const end = (): void => {
    stopWaiting();
    row = null;
  };
  const meant = (): void => {
    end();
    isSpent = true;
    onMeant();
  };
  const quiet = (): void => {
    const ended = row;
    end();
    if (ended === null || ended.isRepeating) return;
    if (ended.firstGapMs <= pressAgainMs || ended.calls > 2) meant();
    // Too far apart for two presses, and no hold: the second is a first one.
    else row = begun;
  };
  const awaitQuiet = (): void => {
    stopWaiting();
    const since = clock.now();
    stopWaiting = clock.after(quietMs, () => {
      if (clock.now() - since > quietMs + lateMs) awaitQuiet();
      else quiet();
    });
  };

  return {
    call() {
      const now = clock.now();
      const gap = now - lastCall;
      lastCall = now;
      if (isSpent && gap < repeatMs) return;
      isSpent = false;
      if (row === null || gap > longestDelayMs) {
        end();
        row = begun;
        return;
      }
      const calls = row.calls + 1;
      row = {
        calls,
        firstGapMs: calls === 2 ? gap : row.firstGapMs,
        heldMs: row.heldMs + (calls === 2 ? gap : Math.min(gap, mostCountedMs)),
        isRepeating: row.isRepeating || (calls > 2 && gap < repeatMs),
      };
      // Also for a hand that hammers on the key: it need not pause to be believed.
      if (calls > 2 && row.heldMs >= holdMs()) meant();
      else awaitQuiet();
    },
    drop() {
      end();
      isSpent = true;
    },
  };
};
