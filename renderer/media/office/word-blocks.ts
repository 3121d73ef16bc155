// What paragraphs and cells of a Word document become: paragraphs that follow each other in a list are one list, cells that go on over rows are one cell.
import type { DocumentNode } from '../document-tree.ts';
import type { NodeMaker } from './sections.ts';

export interface ListItem { readonly level: number; readonly isBullet: boolean; readonly nodes: readonly DocumentNode[] }

export type Block = DocumentNode | { readonly item: ListItem };

const listsOf = (items: readonly ListItem[], make: NodeMaker): readonly DocumentNode[] => {
  const made: DocumentNode[] = [];
  for (let at = 0; at < items.length;) {
    const first = items[at];
    if (first === undefined) return made;
    const rows: DocumentNode[] = [];
    for (let now = items[at]; now?.level === first.level && now.isBullet === first.isBullet; now = items[at]) {
      let end = at + 1;
      while ((items[end]?.level ?? -1) > first.level) end += 1;
      rows.push(...make.element('li', [...now.nodes, ...listsOf(items.slice(at + 1, end), make)]));
      at = end;
    }
    made.push(...make.element(first.isBullet ? 'ul' : 'ol', rows));
  }
  return made;
};

export const nodesOfBlocks = (blocks: readonly Block[], make: NodeMaker): readonly DocumentNode[] => {
  const nodes: DocumentNode[] = [];
  let items: ListItem[] = [];
  for (const block of blocks) {
    if ('item' in block) {
      items.push(block.item);
      continue;
    }
    nodes.push(...listsOf(items, make), block);
    items = [];
  }
  return [...nodes, ...listsOf(items, make)];
};

export interface Cell { readonly columns: number; readonly goesOn: boolean; readonly nodes: readonly DocumentNode[] }
export interface Row { readonly isHeader: boolean; readonly cells: readonly Cell[] }

interface Spanning { readonly columns: number; rows: number; readonly nodes: DocumentNode[] }

/** No browser spans more. */
const mostSpan = 1000;

export const tableOf = (rows: readonly Row[], make: NodeMaker): readonly DocumentNode[] => {
  let above = new Map<number, Spanning>();
  const spanned = rows.map(({ isHeader, cells }) => {
    const here = new Map<number, Spanning>();
    const own: Spanning[] = [];
    let column = 0;
    for (const { columns, goesOn, nodes } of cells) {
      const from = goesOn ? above.get(column) : undefined;
      const cell = from?.columns === columns && from.rows < mostSpan ? from : { columns, rows: 0, nodes: [] };
      if (cell !== from) own.push(cell);
      cell.rows += 1;
      cell.nodes.push(...nodes);
      here.set(column, cell);
      column += columns;
    }
    above = here;
    return { isHeader, own };
  });
  return make.element('table', spanned.flatMap(({ isHeader, own }) => make.element('tr', own.flatMap(({ columns, rows: over, nodes }) => make.element(isHeader ? 'th' : 'td', nodes, { columns, rows: over })))));
};
