// What is drawn over the cells of an Excel sheet, or is all of it where the sheet is a single chart, in the order of its drawing part and with the cell at its corner.
import type { DocumentNode } from '../document-tree.ts';
import { amongBlocks, createDrawings } from './drawings.ts';
import { readXml } from './read-xml.ts';
import { relationsOf, type Parts } from './relations.ts';
import type { NodeMaker } from './sections.ts';
import { columnLetters } from './sheet-values.ts';

/** As many columns and rows as Excel has. */
const isPlace = (column: number, row: number): boolean => Number.isInteger(column) && Number.isInteger(row) && column >= 0 && column < 16_384 && row >= 0 && row < 1_048_576;

const drawnIn = (parts: Parts, path: string, make: NodeMaker): readonly DocumentNode[] => {
  const bytes = parts.get(path);
  const nodes: DocumentNode[] = [];
  const drawings = createDrawings(parts, path, make);
  let [fallback, inCorner, element, column, row] = [0, false, '', '', ''];
  if (bytes !== undefined) readXml(bytes, {
    open: (name, attributes) => {
      element = name;
      if (fallback > 0 || name === 'Fallback') fallback += 1;
      if (fallback > 0) return;
      if (name === 'from') [inCorner, column, row] = [true, '', ''];
      else if (name.endsWith('Anchor')) [column, row] = ['', ''];
      const isSaid = column.trim() !== '' && row.trim() !== '' && isPlace(Number(column), Number(row));
      nodes.push(...amongBlocks(drawings(name, attributes, isSaid ? `${columnLetters(Number(column))}${String(Number(row) + 1)}` : ''), make));
    },
    close: (name) => {
      element = '';
      if (fallback > 0) fallback -= 1;
      else if (name === 'from') inCorner = false;
    },
    text: (text) => {
      if (!inCorner || fallback > 0) return;
      if (element === 'col') column += text;
      else if (element === 'row') row += text;
    },
  });
  return nodes;
};

export const sheetDrawings = (parts: Parts, sheet: string, make: NodeMaker): readonly DocumentNode[] =>
  [...relationsOf(parts, sheet).values()].flatMap(({ type, path }) => (type === 'drawing' ? drawnIn(parts, path, make) : []));
