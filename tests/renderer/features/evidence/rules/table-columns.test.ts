import { describe, expect, it } from 'vitest';
import { columnsThatFit, columnTemplate } from '../../../../../renderer/features/evidence/rules/table-columns.ts';
import { tableColumns, type TableColumn } from '../../../../../shared/evidence/schema.ts';

const nothingDrawn = { date: 0, number: 0 };
const all: ReadonlySet<TableColumn> = new Set(tableColumns);

/** What the template asks for at least, in rem. */
const least = (columns: readonly TableColumn[]): number => [...columnTemplate(columns, nothingDrawn).matchAll(/(?<!, )(?<![\d.])([\d.]+)rem/gu)].reduce((sum, [, rem]) => sum + Number(rem), 0);

describe('columns of the table', () => {
  it('never ask for more room than there is, down to a narrow phone-sized pane', () => {
    for (let room = 16; room <= 90; room += 1) expect(least(columnsThatFit(all, room, nothingDrawn))).toBeLessThanOrEqual(room);
  });

  it('keep number and title whatever the room and the choice', () => {
    expect(columnsThatFit(all, 1, nothingDrawn)).toEqual(['id', 'title']);
    expect(columnsThatFit(new Set(), 90, nothingDrawn)).toEqual(['id', 'title']);
  });

  it('come back in their order with the room, and never beyond what was chosen', () => {
    expect(columnsThatFit(all, 90, nothingDrawn)).toEqual(tableColumns);
    expect(columnsThatFit(new Set(['tags', 'size']), 90, nothingDrawn)).toEqual(['id', 'title', 'size', 'tags']);
  });

  it('are as wide for a date as this language needs, and no wider than leaves the others room', () => {
    expect([0, 10.5, 13.5, 20].map((date) => columnTemplate(['id', 'title', 'captured'], { date, number: 0 }))).toEqual([12, 10.5, 13.5, 15.25].map((rem) => `5rem minmax(11rem, 3fr) ${String(rem)}rem`));
  });

  it('are as wide for a number as the longest one needs, and the others give way', () => {
    expect([0, 4, 6.5].map((number) => columnTemplate(['id', 'title'], { date: 0, number }))).toEqual([5, 5, 6.5].map((rem) => `${String(rem)}rem minmax(11rem, 3fr)`));
    expect(columnsThatFit(new Set(['size']), 22, { date: 0, number: 4 })).toEqual(['id', 'title', 'size']);
    expect(columnsThatFit(new Set(['size']), 22, { date: 0, number: 6.5 })).toEqual(['id', 'title']);
  });

  it('go one by one where longer dates take their room', () => {
    expect(columnsThatFit(new Set(['captured', 'size']), 33, { date: 10.5, number: 0 })).toEqual(['id', 'title', 'captured', 'size']);
    expect(columnsThatFit(new Set(['captured', 'size']), 33, { date: 13.5, number: 0 })).toEqual(['id', 'title', 'captured']);
  });

  it('keep whether an item is whole longer than when it was added', () => {
    const shown = columnsThatFit(all, 44, nothingDrawn);
    expect(shown).toContain('check');
    expect(shown).not.toContain('added');
  });
});
