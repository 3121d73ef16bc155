import { describe, expect, it } from 'vitest';
import { createRecentPassphrase } from '../../../../electron/app/handlers/recent-passphrase.ts';

const minute = 60_000;
const later = (asksEachTime: boolean) => {
  const clock = { at: 1000 };
  return { clock, recent: createRecentPassphrase(() => asksEachTime, () => clock.at) };
};

describe('a passphrase that was typed', () => {
  it('lets things leave for five minutes after opening, and no longer', () => {
    const { clock, recent } = later(false);
    expect(recent.allows()).toBe(false);
    recent.opened();
    clock.at += 5 * minute - 1;
    expect([recent.allows(), recent.allows()]).toEqual([true, true]);
    clock.at += 1;
    expect(recent.allows()).toBe(false);
    recent.confirmed();
    expect([recent.allows(), recent.allows()]).toEqual([true, true]);
  });

  it('is good for one thing, soon, where it is asked for each time', () => {
    const { clock, recent } = later(true);
    recent.opened();
    expect(recent.allows()).toBe(false);
    recent.confirmed();
    expect([recent.allows(), recent.allows()]).toEqual([true, false]);
    recent.confirmed();
    clock.at += minute;
    expect(recent.allows()).toBe(false);
  });

  it('is forgotten by a lock', () => {
    const [whenever, eachTime] = [later(false).recent, later(true).recent];
    for (const recent of [whenever, eachTime]) {
      recent.opened();
      recent.confirmed();
      recent.forget();
      expect(recent.allows()).toBe(false);
    }
  });
});
