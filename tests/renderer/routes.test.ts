// The window's history goes back and forward like any other, and remembers a filter without a step.
import { describe, expect, it } from 'vitest';
import { amend, back, forward, go, startHistory } from '../../renderer/routes.ts';

const evidence = { place: 'evidence' } as const;
const about = { place: 'about' } as const;

describe('history', () => {
  it('starts at home with no way back', () => {
    expect(startHistory()).toEqual({ past: [], now: { place: 'home' }, future: [] });
    expect(back(startHistory())).toEqual(startHistory());
    expect(forward(startHistory())).toEqual(startHistory());
  });

  it('comes back to where it was, and forward again', () => {
    const there = go(startHistory(), evidence);
    expect(back(there).now).toEqual({ place: 'home' });
    expect(forward(back(there))).toEqual(there);
  });

  it('forgets the way forward on going elsewhere', () => {
    expect(go(back(go(startHistory(), evidence)), about).future).toEqual([]);
  });

  it('remembers a change of place without a step', () => {
    const changed = amend(go(startHistory(), evidence), about);
    expect(changed.now).toEqual(about);
    expect(changed.past).toHaveLength(1);
  });

  it('keeps the last hundred places', () => {
    let history = startHistory();
    for (let step = 0; step < 150; step += 1) history = go(history, step % 2 === 0 ? evidence : about);
    expect(history.past).toHaveLength(100);
  });
});
