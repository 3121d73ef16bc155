// The gestures that mean panic, as main times them: an unbroken row of ticks, two presses on two places, two presses of a system-wide key, or
// holding that, with a countdown. Knows no window and no vault; whatever is not finished ends by itself and changes nothing.
import type { PanicSettings } from '../../shared/panic/schema.ts';
import { createSystemKey } from './system-key.ts';

/**
 * Between two ticks at most this much counts as held, however far apart they are: time that nobody saw is no holding. A computer that is busy
 * takes longer to be sure, and still gets there.
 */
const mostCountedMs = 300;
/** Further apart than this, a window hung, a release was lost or this process stood still: it counts as letting go. */
const longestGapMs = 1000;
/** The second place must be pressed this soon after the first. */
export const secondPressMs = 5000;

export type GestureStage = 'idle' | 'holding' | 'second-press' | 'countdown';
/** What ended the gesture: something in this window, or the system-wide key. */
export type GestureSource = 'window' | 'system';

export interface GestureClock {
  now(): number;
  /** Runs once after so many milliseconds; the answer takes it back. */
  after(ms: number, run: () => void): () => void;
}

export interface GestureOptions {
  readonly clock: GestureClock;
  readonly settings: () => Pick<PanicSettings, 'gesture' | 'holdMs' | 'countdownSeconds'>;
  readonly onStage: (stage: GestureStage, lengthMs: number) => void;
  readonly onComplete: (source: GestureSource) => void;
}

export interface Gesture {
  readonly stage: GestureStage;
  /** Something is being held down. Sent every 100 ms. What was complete or ended from outside begins again only after it was let go. */
  tick(): void;
  letGo(): void;
  press(place: 'first' | 'second'): void;
  /** The system called: its key was pressed, or is held and repeats. */
  systemPress(): void;
  /** A tap: ends whatever has begun. */
  cancel(): void;
}

export const createGesture = ({ clock, settings, onStage, onComplete }: GestureOptions): Gesture => {
  let stage: GestureStage = 'idle';
  let heldMs = 0;
  let lastTick = 0;
  /** A hand that is still down from a hold that has ended: one hold is one gesture, whatever the next one would mean. */
  let isStillDown = false;
  let stopWaiting = (): void => undefined;

  const wait = (ms: number, run: () => void): void => {
    stopWaiting();
    stopWaiting = clock.after(ms, run);
  };
  const become = (next: GestureStage, lengthMs: number): void => {
    stopWaiting();
    if (stage === next && next === 'idle') return;
    stage = next;
    heldMs = 0;
    onStage(next, lengthMs);
  };
  const end = (): void => { become('idle', 0); };
  const complete = (source: GestureSource): void => {
    end();
    onComplete(source);
  };

  const systemKey = createSystemKey({
    clock, holdMs: () => settings().holdMs,
    onMeant() {
      if (stage === 'countdown') return;
      const lengthMs = settings().countdownSeconds * 1000;
      if (lengthMs === 0) {
        complete('system');
        return;
      }
      become('countdown', lengthMs);
      wait(lengthMs, () => { complete('system'); });
    },
  });

  return {
    get stage() {
      return stage;
    },
    tick() {
      const now = clock.now();
      const gap = now - lastTick;
      lastTick = now;
      if (gap > longestGapMs) isStillDown = false;
      if (isStillDown || settings().gesture !== 'hold' || (stage !== 'idle' && stage !== 'holding')) return;
      // A row that was broken begins again; it never goes on from where it was.
      if (stage === 'idle' || gap > longestGapMs) become('holding', settings().holdMs);
      else heldMs += Math.min(gap, mostCountedMs);
      if (heldMs >= settings().holdMs) {
        isStillDown = true;
        complete('window');
      } else wait(longestGapMs, end);
    },
    letGo() {
      isStillDown = false;
      if (stage === 'holding') end();
    },
    press(place) {
      if (settings().gesture !== 'two-presses') return;
      if (place === 'first' && stage === 'idle') {
        become('second-press', secondPressMs);
        wait(secondPressMs, end);
      } else if (place === 'second' && stage === 'second-press') complete('window');
    },
    systemPress: systemKey.call,
    cancel() {
      isStillDown ||= stage === 'holding';
      systemKey.drop();
      end();
    },
  };
};
