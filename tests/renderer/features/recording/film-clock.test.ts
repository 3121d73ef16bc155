// Pictures are timed by the sound, whatever the two clocks do and however late both are told.
import { describe, expect, it } from 'vitest';
import { createFilmClock } from '../../../../renderer/features/recording/film-clock.ts';

describe('the clock of a film', () => {
  it('knows no time of a picture before sound was heard, nor after a rest until it is heard again', () => {
    const clock = createFilmClock();
    expect(clock.picture(1000, 50)).toBeNull();
    clock.sound(1100, 100);
    expect(clock.picture(1200, 250)).toBe(200);
    clock.rest();
    expect(clock.picture(9000, 8050)).toBeNull();
    clock.sound(9100, 300);
    expect(clock.picture(9150, 8200)).toBe(350);
  });

  it('is not moved by looks that came late', () => {
    const clock = createFilmClock();
    clock.picture(1000, 0);
    for (let at = 100; at <= 5000; at += 100) clock.sound(1000 + at + (at % 300 === 0 ? 0 : 40), at);
    expect(clock.picture(6090, 5000)).toBeGreaterThanOrEqual(4995);
    expect(clock.picture(6100, 5050)).toBeLessThanOrEqual(5060);
  });

  it('follows a sound card that runs away from the computer: an hour later picture and sound are together', () => {
    const clock = createFilmClock();
    let off = 0;
    // Fifty millionths fast: 180 ms in an hour.
    for (let now = 0; now <= 3_600_000; now += 100) {
      clock.sound(now, now * 1.000_05);
      const at = clock.picture(now, now);
      if (now > 1000 && at !== null) off = Math.max(off, Math.abs(at - now * 1.000_05));
    }
    expect(off).toBeLessThan(3);
  });

  it('never goes back and never gives a time twice', () => {
    const clock = createFilmClock();
    clock.sound(1000, 0);
    const times = [1000, 1000.2, 1000.1, 1033, 1033].map((taken) => clock.picture(taken, taken));
    expect(times).toEqual([0, 1, 2, 33, 34]);
  });
});
