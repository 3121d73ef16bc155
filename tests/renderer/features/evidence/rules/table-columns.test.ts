import { describe, expect, it } from 'vitest';
import { columnsThatFit, columnTemplate } from '../../../../../renderer/features/evidence/rules/table-columns.ts';
import { tableColumns, type TableColumn } from '../../../../../shared/evidence/schema.ts';

const all: ReadonlySet<TableColumn> = new Set(tableColumns);

/** What the template asks for at least, in rem. */
const least = (columns: readonly TableColumn[]): number => [...columnTemplate(columns, 0).matchAll(/(?<!, )(?<![\d.])([\d.]+)rem/gu)].reduce((sum, [, rem]) => sum + Number(rem), 0);

describe('columns of the table', () => {
  it('never ask for more room than there is, down to a narrow phone-sized pane', () => {
    for (let room = 16; room <= 90; room += 1) expect(least(columnsThatFit(all, room, 0))).toBeLessThanOrEqual(room);
  });

  it('keep number and title whatever the room and the choice', () => {
    expect(columnsThatFit(all, 1, 0)).toEqual(['id', 'title']);
    expect(columnsThatFit(new Set(), 90, 0)).toEqual(['id', 'title']);
  });

  it('come back in their order with the room, and never beyond what was chosen', () => {
    expect(columnsThatFit(all, 90, 0)).toEqual(tableColumns);
    expect(columnsThatFit(new Set(['tags', 'size']), 90, 0)).toEqual(['id', 'title', 'size', 'tags']);
  });

  it('are as wide for a date as this language needs, and no wider than leaves the others room', () => {
    expect([0, 10.5, 13.5, 20].map((date) => columnTemplate(['id', 'title', 'captured'], date))).toEqual([12, 10.5, 13.5, 15.25].map((rem) => `5rem minmax(11rem, 3fr) ${String(rem)}rem`));
  });

  it('go one by one where longer dates take their room', () => {
    expect(columnsThatFit(new Set(['captured', 'size']), 33, 10.5)).toEqual(['id', 'title', 'captured', 'size']);
    expect(columnsThatFit(new Set(['captured', 'size']), 33, 13.5)).toEqual(['id', 'title', 'captured']);
  });

  it('keep whether an item is whole longer than when it was added', () => {
    const shown = columnsThatFit(all, 44, 0);
    expect(shown).toContain('check');
    expect(shown).not.toContain('added');
  });
});
