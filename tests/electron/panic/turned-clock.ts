// A clock that a test turns: timers run when it passes them, in their order.
import type { GestureClock } from '../../../electron/panic/gesture.ts';

export interface TurnedClock extends GestureClock {
  /** Lets so much time go by. */
  turn(ms: number): void;
  /** Lets so much time go by in which no timer runs: the process stood still. */
  stall(ms: number): void;
}

export const turnedClock = (): TurnedClock => {
  let now = 1000;
  const timers = new Map<number, { readonly at: number; readonly run: () => void }>();
  let last = 0;
  return {
    now: () => now,
    after(ms, run) {
      last += 1;
      const id = last;
      timers.set(id, { at: now + ms, run });
      return () => { timers.delete(id); };
    },
    stall(ms) {
      now += ms;
    },
    turn(ms) {
      const until = now + ms;
      for (;;) {
        const due = [...timers].filter(([, { at }]) => at <= until).sort(([, one], [, other]) => one.at - other.at)[0];
        if (due === undefined) break;
        const [id, { at, run }] = due;
        timers.delete(id);
        now = Math.max(now, at);
        run();
      }
      now = until;
    },
  };
};
