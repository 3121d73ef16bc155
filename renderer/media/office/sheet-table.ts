// The cells of a sheet as a table with the names of its columns and rows. Columns and rows that hold nothing are left out; the names show where.
import type { DocumentNode } from '../document-tree.ts';
import type { NodeMaker } from './sections.ts';

/** Text by row and by column, both counted from 0; what is empty is not there. */
export type Cells = ReadonlyMap<number, ReadonlyMap<number, string>>;

const linesOf = (text: string, make: NodeMaker): readonly DocumentNode[] =>
  text.split('\n').flatMap((line, place) => [...(place === 0 ? [] : make.element('br', [])), ...make.text(line)]);

/** No node where there is no cell. `nameColumn` gives a column's name by its place. */
export const sheetTable = (cells: Cells, make: NodeMaker, nameColumn: (place: number) => string): readonly DocumentNode[] => {
  if (cells.size === 0) return [];
  const columns = [...new Set([...cells.values()].flatMap((row) => [...row.keys()]))].sort((a, b) => a - b);
  const names = make.element('tr', [...make.element('td', []), ...columns.flatMap((column) => make.element('th', make.text(nameColumn(column))))]);
  const rows: DocumentNode[] = [];
  for (const [place, row] of [...cells].sort(([a], [b]) => a - b)) {
    if (make.left() === 0) break;
    rows.push(...make.element('tr', [
      ...make.element('th', make.text(String(place + 1))),
      ...columns.flatMap((column) => make.element('td', linesOf(row.get(column) ?? '', make))),
    ]));
  }
  return make.element('table', [...make.element('thead', names), ...make.element('tbody', rows)]);
};
