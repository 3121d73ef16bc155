// The panic key in our window, as main hears it: main times it, so that a page that hangs changes nothing. Holding is told as a row of
// ticks, like the button's, so that a moment in which main itself stood still counts as letting go.
import type { BrowserWindow, Input } from 'electron';
import { isPressed, type KeyEvent } from '../../shared/panic/rules.ts';
import type { PanicKey } from '../../shared/panic/schema.ts';
import type { Gesture } from '../panic/gesture.ts';

const tickMs = 100;
/** Where a keyboard repeats a held key, this long without a repeat means that its release was lost. Slow settings repeat twice a second. */
const lostReleaseMs = 700;

export interface PanicKeyOptions {
  readonly window: BrowserWindow;
  readonly key: () => PanicKey | null;
  readonly isListening: () => boolean;
  readonly gesture: () => Gesture;
}

const eventOf = (input: Input): KeyEvent => ({ code: input.code, ctrl: input.control, alt: input.alt, shift: input.shift, meta: input.meta });

/** Follows the key until the window is gone. Every other key ends a countdown that somebody wants to stop. */
export const followPanicKey = ({ window, key, isListening, gesture }: PanicKeyOptions): void => {
  let row: NodeJS.Timeout | undefined;
  let lastRepeat: number | null = null;

  const up = (): void => {
    clearInterval(row);
    row = undefined;
    lastRepeat = null;
    gesture().letGo();
  };
  const tick = (): void => {
    // Where it means nothing any more, nothing is being held: its release may go to a page that is being renewed.
    const isLost = lastRepeat !== null && performance.now() - lastRepeat > lostReleaseMs;
    if (isLost || !isListening()) up();
    else gesture().tick();
  };
  const down = (): void => {
    // Pressed anew without a release: that one was lost.
    up();
    gesture().press('first');
    gesture().tick();
    row = setInterval(tick, tickMs);
  };

  window.webContents.on('before-input-event', (_event, input) => {
    const wanted = key();
    const isOurs = wanted !== null && isListening() && isPressed(wanted, eventOf(input));
    if (input.type === 'keyUp') {
      // Letting go of any part of it is letting go.
      if (row !== undefined && (input.code === wanted?.code || !isOurs)) up();
    } else if (gesture().stage === 'countdown') {
      // A key that is still down from pressing the system-wide one repeats into the window; it is no tap.
      if (!input.isAutoRepeat) gesture().cancel();
    } else if (isOurs && !input.isAutoRepeat) down();
    else if (isOurs && row !== undefined) lastRepeat = performance.now();
    else if (!isOurs && row !== undefined) up();
  });
  window.on('blur', up);
  window.on('closed', () => { clearInterval(row); });
};
