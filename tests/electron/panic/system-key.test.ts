// A key that is pressed twice, one that is held while the system repeats it, and one that was only pressed for too long.
import { beforeEach, describe, expect, it } from 'vitest';
import { createSystemKey, type SystemKey } from '../../../electron/panic/system-key.ts';
import { turnedClock, type TurnedClock } from './turned-clock.ts';

let clock: TurnedClock;
let key: SystemKey;
let meant: number;

beforeEach(() => {
  clock = turnedClock();
  meant = 0;
  key = createSystemKey({ clock, holdMs: () => 1500, onMeant: () => { meant += 1; } });
});

/** Holds the key for so long, as a keyboard with this delay and rate tells it; then nothing for two seconds. */
const hold = (ms: number, delayMs: number, everyMs: number): void => {
  key.call();
  let held = delayMs;
  clock.turn(Math.min(ms, delayMs));
  for (; held <= ms; held += everyMs) {
    key.call();
    clock.turn(Math.min(everyMs, ms - held));
  }
};
const press = (afterMs: number): void => {
  clock.turn(afterMs);
  key.call();
};

describe.each([[250, 33], [500, 33], [500, 40], [750, 66], [1000, 33], [1015, 120], [250, 140]])('where a held key repeats after %d ms, every %d ms', (delayMs, everyMs) => {
  it('one that is let go early means nothing, however long it was down', () => {
    for (const ms of [50, delayMs - 1, delayMs + 2 * everyMs + 1, 1300]) {
      hold(ms, delayMs, everyMs);
      clock.turn(2000);
    }
    expect(meant).toBe(0);
  });

  it('one that is held for the whole time is meant, once, however long it goes on', () => {
    hold(1500 + 2 * everyMs, delayMs, everyMs);
    expect(meant).toBe(1);
    hold(6000, delayMs, everyMs);
    expect(meant).toBe(2);
  });

  it('one that was long down and let go is no first press', () => {
    hold(delayMs + 3 * everyMs, delayMs, everyMs);
    press(400);
    clock.turn(2000);
    expect(meant).toBe(0);
  });
});

describe('two presses', () => {
  it.each([120, 200, 250, 500, 1000])('%d ms apart are meant, once it is known that no repeat follows', (gap) => {
    key.call();
    press(gap);
    clock.turn(240);
    expect(meant).toBe(0);
    clock.turn(20);
    expect(meant).toBe(1);
  });

  it('more than a second apart are not; a third soon after the second is', () => {
    key.call();
    press(1100);
    clock.turn(300);
    expect(meant).toBe(0);
    press(400);
    clock.turn(300);
    expect(meant).toBe(1);
  });

  it('are not needed exactly: three, four, and hammering on are meant as well', () => {
    for (const more of [1, 2, 7]) {
      key.call();
      for (let again = 0; again <= more; again += 1) press(200);
      clock.turn(3000);
    }
    expect(meant).toBe(3);
  });

  it('may end in a press that is held', () => {
    key.call();
    clock.turn(300);
    hold(2000, 500, 33);
    expect(meant).toBe(1);
  });
});

describe('a process that stood still', () => {
  it('takes no repeats that it hears late for two presses', () => {
    key.call();
    press(500);
    // The key is still down; the repeats of this time wait to be heard, behind the timer that was due.
    clock.stall(600);
    clock.turn(0);
    for (let late = 0; late < 15; late += 1) key.call();
    clock.turn(2000);
    expect(meant).toBe(0);
  });

  it('does not count that time as held', () => {
    key.call();
    press(500);
    press(33);
    clock.stall(1100);
    for (let late = 0; late < 5; late += 1) key.call();
    clock.turn(2000);
    expect(meant).toBe(0);
  });

  it('hears two presses all the same', () => {
    key.call();
    press(300);
    clock.stall(900);
    clock.turn(600);
    expect(meant).toBe(1);
  });
});

it('what was dropped means nothing while the key stays down, and can be begun again after', () => {
  key.call();
  press(500);
  press(33);
  key.drop();
  for (let repeat = 0; repeat < 100; repeat += 1) press(33);
  clock.turn(2000);
  expect(meant).toBe(0);
  key.call();
  press(300);
  clock.turn(300);
  expect(meant).toBe(1);
});
