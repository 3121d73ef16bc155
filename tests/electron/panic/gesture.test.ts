import { beforeEach, describe, expect, it } from 'vitest';
import { createGesture, type Gesture } from '../../../electron/panic/gesture.ts';
import { defaultPanicSettings, type PanicSettings } from '../../../shared/panic/schema.ts';
import { turnedClock, type TurnedClock } from './turned-clock.ts';

let clock: TurnedClock;
let gesture: Gesture;
let settings: PanicSettings;
let stages: string[];
let complete: string[];

beforeEach(() => {
  clock = turnedClock();
  settings = { ...defaultPanicSettings, isSetUp: true };
  stages = [];
  complete = [];
  gesture = createGesture({
    clock, settings: () => settings,
    onStage: (stage, lengthMs) => stages.push(`${stage} ${String(lengthMs)}`),
    onComplete: (source) => complete.push(source),
  });
});

/** Ticks as the button sends them, over so many milliseconds. */
const ticksOver = (ms: number): void => {
  gesture.tick();
  for (let passed = 0; passed < ms; passed += 100) {
    clock.turn(100);
    gesture.tick();
  }
};

describe('holding', () => {
  it('is complete after the set time, once', () => {
    ticksOver(1400);
    expect(complete).toEqual([]);
    clock.turn(100);
    gesture.tick();
    expect(complete).toEqual(['window']);
    expect(stages).toEqual(['holding 1500', 'idle 0']);
  });

  it('needs the whole time that was set', () => {
    settings = { ...settings, holdMs: 3000 };
    ticksOver(2900);
    expect(complete).toEqual([]);
  });

  it('that is let go changes nothing and begins anew the next time', () => {
    ticksOver(1400);
    gesture.letGo();
    ticksOver(1400);
    expect(complete).toEqual([]);
  });

  it('on a busy computer, whose ticks come late, takes longer and is complete all the same', () => {
    gesture.tick();
    for (let tick = 1; tick <= 4; tick += 1) {
      clock.turn(700);
      gesture.tick();
    }
    expect(complete).toEqual([]);
    clock.turn(700);
    gesture.tick();
    expect(complete).toEqual(['window']);
  });

  it('counts little of the time in which nothing was heard: a release in it may have been lost', () => {
    ticksOver(900);
    clock.turn(900);
    gesture.tick();
    expect(complete).toEqual([]);
  });

  it('ends by itself when no tick comes any more: the window hangs', () => {
    ticksOver(1400);
    clock.turn(10_000);
    expect(stages.at(-1)).toBe('idle 0');
    gesture.tick();
    expect(complete).toEqual([]);
  });

  it('does not count across a moment in which this process stood still', () => {
    ticksOver(1000);
    // Nothing ran for two seconds, no timer either; then everything that had waited comes at once.
    clock.stall(2000);
    for (let late = 0; late < 30; late += 1) gesture.tick();
    expect(complete).toEqual([]);
  });

  it('that goes on after it was complete begins nothing: a hand that is still down must be let go first', () => {
    ticksOver(6000);
    expect({ complete, stages }).toEqual({ complete: ['window'], stages: ['holding 1500', 'idle 0'] });
    gesture.letGo();
    ticksOver(1500);
    expect(complete).toEqual(['window', 'window']);
  });

  it('that was ended from outside does not begin again under the same hand', () => {
    ticksOver(1000);
    gesture.cancel();
    ticksOver(3000);
    expect({ complete, stages }).toEqual({ complete: [], stages: ['holding 1500', 'idle 0'] });
  });

  it('is complete again after a release that nobody heard, when the window that held had gone', () => {
    ticksOver(1500);
    clock.turn(1100);
    ticksOver(1500);
    expect(complete).toEqual(['window', 'window']);
  });

  it('cannot be finished by many ticks at once', () => {
    for (let burst = 0; burst < 1000; burst += 1) gesture.tick();
    expect(complete).toEqual([]);
  });

  it('means nothing for people who press twice instead', () => {
    settings = { ...settings, gesture: 'two-presses' };
    ticksOver(3000);
    expect({ complete, stages }).toEqual({ complete: [], stages: [] });
  });
});

describe('two presses', () => {
  beforeEach(() => { settings = { ...settings, gesture: 'two-presses' }; });

  it('on the first place and then the second are complete', () => {
    gesture.press('first');
    clock.turn(4900);
    gesture.press('second');
    expect({ complete, stages }).toEqual({ complete: ['window'], stages: ['second-press 5000', 'idle 0'] });
  });

  it('on the same place are not', () => {
    gesture.press('first');
    gesture.press('first');
    expect(complete).toEqual([]);
  });

  it('on the second place alone, or too late, are not', () => {
    gesture.press('second');
    gesture.press('first');
    clock.turn(5100);
    gesture.press('second');
    expect({ complete, last: stages.at(-1) }).toEqual({ complete: [], last: 'idle 0' });
  });

  it('mean nothing for people who hold', () => {
    settings = { ...settings, gesture: 'hold' };
    gesture.press('first');
    gesture.press('second');
    expect({ complete, stages }).toEqual({ complete: [], stages: [] });
  });
});

describe('the system-wide key', () => {
  const twice = (): void => {
    gesture.systemPress();
    clock.turn(300);
    gesture.systemPress();
    clock.turn(250);
  };

  it('pressed twice within a second begins the countdown', () => {
    twice();
    expect(stages).toEqual(['countdown 3000']);
    clock.turn(2900);
    expect(complete).toEqual([]);
    clock.turn(200);
    expect(complete).toEqual(['system']);
  });

  it('is stopped by a tap at any moment of the countdown', () => {
    twice();
    clock.turn(2999);
    gesture.cancel();
    clock.turn(60_000);
    expect({ complete, last: stages.at(-1) }).toEqual({ complete: [], last: 'idle 0' });
  });

  it('acts at once where no countdown was wanted', () => {
    settings = { ...settings, countdownSeconds: 0 };
    twice();
    expect(complete).toEqual(['system']);
  });

  it('held for as long as the hold begins the countdown; let go before, it does nothing', () => {
    const hold = (repeats: number): void => {
      gesture.systemPress();
      clock.turn(467);
      for (let repeat = 0; repeat < repeats; repeat += 1) {
        clock.turn(33);
        gesture.systemPress();
      }
    };
    hold(20);
    clock.turn(1000);
    expect(stages).toEqual([]);
    hold(40);
    expect(stages).toEqual(['countdown 3000']);
  });

  it('pressed again and again, or still held, does not make the countdown longer', () => {
    for (let press = 0; press < 20; press += 1) {
      gesture.systemPress();
      clock.turn(200);
    }
    clock.turn(1000);
    expect({ complete, stages }).toEqual({ complete: ['system'], stages: ['countdown 3000', 'idle 0'] });
  });
});
