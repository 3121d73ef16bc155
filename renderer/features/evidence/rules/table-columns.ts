// Which columns of the table are shown: those a person wants, less those there is no room for, the least needed first. Pure.
import { tableColumns, type TableColumn } from '../../../../shared/evidence/schema.ts';

interface Width {
  /** Narrowest, in rem. */
  readonly least: number;
  /** Share of what is left over. */
  readonly grows: number;
  /** Widest, in rem, of one that takes of what is left over before the others do: it is no wider than its longest words. */
  readonly most?: number;
}

const widths: Readonly<Record<TableColumn, Width>> = {
  picture: { least: 4.75, grows: 0 }, id: { least: 5, grows: 0 }, case: { least: 5.5, grows: 0.5 }, title: { least: 11, grows: 3 }, kind: { least: 5.5, grows: 0.5 }, captured: { least: 12, grows: 0, most: 14.25 },
  added: { least: 7, grows: 0.5 }, size: { least: 5.5, grows: 0 }, tags: { least: 8, grows: 1.5 }, privileged: { least: 8, grows: 0.5 }, links: { least: 4.5, grows: 0 }, check: { least: 10.75, grows: 0.5 },
};

/** A row is nothing without these; they stay when everything else has gone. */
export const lasting: ReadonlySet<TableColumn> = new Set(['id', 'title']);

/** With those of every case together a row says its own; within one case it would say the same in each. */
export const withCase = (wanted: ReadonlySet<TableColumn>, everyCase: boolean): ReadonlySet<TableColumn> => new Set([...[...wanted].filter((column) => column !== 'case'), ...(everyCase ? ['case' as const] : [])]);

/** The first goes first. */
const goesFirst: readonly TableColumn[] = ['added', 'size', 'tags', 'privileged', 'links', 'kind', 'case', 'check', 'captured', 'picture'];

const sum = (columns: readonly TableColumn[]): number => columns.reduce((total, column) => total + widths[column].least, 0);

/** The wanted columns that fit into `room` rem, in their order. Before the room is known (0) all of them. */
export const columnsThatFit = (wanted: ReadonlySet<TableColumn>, room: number): readonly TableColumn[] => {
  let shown = tableColumns.filter((column) => wanted.has(column) || lasting.has(column));
  for (const next of goesFirst) {
    if (room <= 0 || sum(shown) <= room) break;
    shown = shown.filter((column) => column !== next);
  }
  return shown;
};

/** The columns as a CSS grid has them. */
export const columnTemplate = (columns: readonly TableColumn[]): string =>
  columns.map((column) => {
    const { least, grows, most } = widths[column];
    if (most !== undefined) return `minmax(${String(least)}rem, ${String(most)}rem)`;
    return grows === 0 ? `${String(least)}rem` : `minmax(${String(least)}rem, ${String(grows)}fr)`;
  }).join(' ');
