import { describe, expect, it } from 'vitest';
import { clockOf, marksIn, withMark } from '../../../../../renderer/features/evidence/rules/marks.ts';

describe('marked moments', () => {
  it.each([[0, '00:00.0'], [42.04, '00:42.0'], [59.96, '01:00.0'], [3599.99, '1:00:00.0'], [3723.4, '1:02:03.4']])('write %d seconds as %s', (seconds, words) => {
    expect(clockOf(seconds)).toBe(words);
  });

  it('are found in notes by time, with their words, and nothing else is', () => {
    expect(marksIn('Filmed from the window.\n04:12 The door breaks\n00:42.5\n1:00:03 Silence\n12:75 no time\n9 o’clock\n')).toEqual([
      { seconds: 42.5, words: '' }, { seconds: 252, words: 'The door breaks' }, { seconds: 3603, words: 'Silence' },
    ]);
  });

  it('are added at the end of the notes and found again', () => {
    const once = withMark('', 42.5);
    expect(once).toBe('00:42.5 ');
    expect(marksIn(`${withMark(`${once}first `, 61)}second`)).toEqual([{ seconds: 42.5, words: 'first' }, { seconds: 61, words: 'second' }]);
  });
});
