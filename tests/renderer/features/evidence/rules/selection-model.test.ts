import { describe, expect, it } from 'vitest';
import { asSelection, chooseOnly, chooseRange, chosenCount, everythingChosen, isChosen, knownBetween, mostExceptions, nothingChosen, toggle } from '../../../../../renderer/features/evidence/rules/selection-model.ts';
import { everything } from '../../../../../shared/evidence/schema.ts';
import { evidenceId } from '../../../../../shared/ids.ts';

const [one, two, three] = [evidenceId(1), evidenceId(2), evidenceId(3)];

describe('choosing items', () => {
  it('takes an item in and out again', () => {
    const both = toggle(chooseOnly(one), two);
    expect([isChosen(both, one), isChosen(both, two), chosenCount(toggle(both, one), 9)]).toEqual([true, true, 1]);
  });

  it('replaces what was chosen by a range, or adds the range to it', () => {
    expect(chosenCount(chooseRange(chooseOnly(three), [one, two], false), 9)).toBe(2);
    expect(chosenCount(chooseRange(chooseOnly(three), [one, two], true), 9)).toBe(3);
  });

  it('sends ids for chosen items', () => {
    expect(asSelection(chooseOnly(two), everything)).toEqual({ by: 'ids', ids: [two] });
  });

  it('knows a row of items where all of them are here', () => {
    const here = [one, two, null, three].map((id) => (id === null ? null : { id }));
    const rowAt = (index: number) => here[index] ?? null;
    expect([knownBetween(rowAt, 0, 1), knownBetween(rowAt, 1, 3), knownBetween(rowAt, 3, 4)]).toEqual([[one, two], null, null]);
  });

  it('begins with nothing', () => {
    expect(chosenCount(nothingChosen, 100_000)).toBe(0);
  });
});

describe('choosing everything', () => {
  it('counts and sends the whole result without listing it', () => {
    expect([chosenCount(everythingChosen, 100_000), asSelection(everythingChosen, everything)]).toEqual([100_000, { by: 'query', query: everything, except: [] }]);
  });

  it('leaves out what is then taken out, and takes it in again', () => {
    const without = toggle(everythingChosen, two);
    expect([isChosen(without, two), chosenCount(without, 100_000), asSelection(without, everything)]).toEqual([false, 99_999, { by: 'query', query: everything, except: [two] }]);
    expect(isChosen(chooseRange(without, [one, two], true), two)).toBe(true);
  });

  it('stays as it is when one exception more than a command may carry is made', () => {
    let chosen = everythingChosen;
    chosen = { by: 'query', except: new Set(Array.from({ length: mostExceptions }, (_, at) => evidenceId(at + 1))) };
    expect(toggle(chosen, evidenceId(mostExceptions + 1))).toBe(chosen);
  });
});
