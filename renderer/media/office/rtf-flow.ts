// The words of an RTF document as they come, gathered into paragraphs and tables.
import type { DocumentNode, DocumentTag, TrackedChange } from '../document-tree.ts';
import type { NodeMaker } from './sections.ts';

interface Piece { readonly change: TrackedChange | null; words: string }

export interface Paragraph { readonly inTable: boolean; readonly heading: number | null }

export interface Flow {
  readonly text: (words: string, change: TrackedChange | null) => void;
  readonly comment: (number: number) => void;
  readonly paragraphEnds: (paragraph: Paragraph) => void;
  readonly cellEnds: () => void;
  readonly rowEnds: () => void;
  /** Everything that came, also where a table was never ended. */
  readonly end: () => readonly DocumentNode[];
}

const isSame = (one: TrackedChange | null, other: TrackedChange | null): boolean => one === other || (one?.change === other?.change && one?.by === other?.by && one?.at === other?.at);
const headings: readonly DocumentTag[] = ['h1', 'h2', 'h3', 'h4', 'h5', 'h6'];

export const createFlow = (make: NodeMaker): Flow => {
  const blocks: DocumentNode[] = [];
  let [line, pieces]: [DocumentNode[], Piece[]] = [[], []];
  let [cell, row, rows]: [DocumentNode[], (readonly DocumentNode[])[], (readonly (readonly DocumentNode[])[])[]] = [[], [], []];
  const settle = (): void => {
    for (const { change, words } of pieces) {
      const nodes = words.split('\n').flatMap((one, place) => [...(place === 0 ? [] : make.element('br', [])), ...make.text(one)]);
      line.push(...(change === null ? nodes : make.change(change, nodes)));
    }
    pieces = [];
  };
  const paragraph = (heading: number | null): readonly DocumentNode[] => {
    settle();
    const nodes = line;
    line = [];
    return nodes.length === 0 ? [] : make.element(heading === null ? 'p' : headings[heading - 1] ?? 'h6', nodes);
  };
  const tableEnds = (): void => {
    if (cell.length > 0) row.push(cell);
    if (row.length > 0) rows.push(row);
    if (rows.length > 0) blocks.push(...make.element('table', rows.flatMap((cells) => make.element('tr', cells.flatMap((nodes) => make.element('td', nodes))))));
    [cell, row, rows] = [[], [], []];
  };
  return {
    text: (words, change) => {
      const last = pieces.at(-1);
      if (last !== undefined && isSame(last.change, change)) last.words += words;
      else pieces.push({ change, words });
    },
    comment: (number) => {
      settle();
      line.push(...make.comment(number));
    },
    paragraphEnds: ({ inTable, heading }) => {
      if (inTable) cell.push(...paragraph(heading));
      else {
        tableEnds();
        blocks.push(...paragraph(heading));
      }
    },
    cellEnds: () => {
      row.push([...cell, ...paragraph(null)]);
      cell = [];
    },
    rowEnds: () => {
      rows.push(row);
      row = [];
    },
    end: () => {
      const last = paragraph(null);
      tableEnds();
      return [...blocks, ...last];
    },
  };
};
