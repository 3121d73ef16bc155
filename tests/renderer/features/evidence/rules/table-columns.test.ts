import { describe, expect, it } from 'vitest';
import { columnsThatFit, columnTemplate } from '../../../../../renderer/features/evidence/rules/table-columns.ts';
import { tableColumns, type TableColumn } from '../../../../../shared/evidence/schema.ts';

const all: ReadonlySet<TableColumn> = new Set(tableColumns);

/** What the template asks for at least, in rem. */
const least = (columns: readonly TableColumn[]): number => [...columnTemplate(columns).matchAll(/(?<!, )(?<![\d.])([\d.]+)rem/gu)].reduce((sum, [, rem]) => sum + Number(rem), 0);

describe('columns of the table', () => {
  it('never ask for more room than there is, down to a narrow phone-sized pane', () => {
    for (let room = 16; room <= 90; room += 1) expect(least(columnsThatFit(all, room))).toBeLessThanOrEqual(room);
  });

  it('keep number and title whatever the room and the choice', () => {
    expect(columnsThatFit(all, 1)).toEqual(['id', 'title']);
    expect(columnsThatFit(new Set(), 90)).toEqual(['id', 'title']);
  });

  it('come back in their order with the room, and never beyond what was chosen', () => {
    expect(columnsThatFit(all, 90)).toEqual(tableColumns);
    expect(columnsThatFit(new Set(['tags', 'size']), 90)).toEqual(['id', 'title', 'size', 'tags']);
  });

  it('give the date what is left over before the others, so that the longest month and whose clock it was are read whole', () => {
    expect(columnTemplate(['id', 'title', 'captured'])).toBe('5rem minmax(11rem, 3fr) minmax(12rem, 14.25rem)');
  });

  it('keep whether an item is whole longer than when it was added', () => {
    const shown = columnsThatFit(all, 44);
    expect(shown).toContain('check');
    expect(shown).not.toContain('added');
  });
});
