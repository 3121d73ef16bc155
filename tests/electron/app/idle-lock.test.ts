import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { createIdleLock } from '../../../electron/app/idle-lock.ts';
import { defaultSettings } from '../../../shared/settings/schema.ts';

const start = () => {
  const locks: string[] = [];
  const warnings: (number | null)[] = [];
  const idle = createIdleLock({ lock: (reason) => locks.push(reason), warn: (seconds) => warnings.push(seconds) });
  return { locks, warnings, idle };
};

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

describe('the idle lock', () => {
  it('warns 30 seconds before it locks', () => {
    const { idle, locks, warnings } = start();
    idle.follow(defaultSettings);
    vi.advanceTimersByTime(270_000);
    expect([warnings, locks]).toEqual([[30], []]);
    vi.advanceTimersByTime(30_000);
    expect(locks).toEqual(['idle']);
  });

  it('starts again when someone uses the window, and takes the warning back', () => {
    const { idle, locks, warnings } = start();
    idle.follow(defaultSettings);
    vi.advanceTimersByTime(280_000);
    idle.active();
    vi.advanceTimersByTime(269_000);
    expect([warnings, locks]).toEqual([[30, null], []]);
  });

  it('locks on sleep and on screen lock as the settings say, and never while nothing is open', () => {
    const { idle, locks } = start();
    idle.told('suspend');
    idle.follow({ ...defaultSettings, lockOnSleep: false });
    idle.told('suspend');
    idle.told('lock-screen');
    expect(locks).toEqual(['screen-lock']);
    idle.follow(null);
    vi.advanceTimersByTime(10_000_000);
    expect(locks).toEqual(['screen-lock']);
  });
});
