// Which columns of the table are shown: those a person wants, less those there is no room for, the least needed first. Pure.
import { tableColumns, type TableColumn } from '../../../../shared/evidence/schema.ts';

interface Width {
  /** Narrowest, in rem. */
  readonly least: number;
  /** Share of what is left over. */
  readonly grows: number;
}

const widths: Readonly<Record<TableColumn, Width>> = {
  picture: { least: 4.75, grows: 0 }, id: { least: 5, grows: 0 }, case: { least: 5.5, grows: 0.5 }, title: { least: 11, grows: 3 }, kind: { least: 5.5, grows: 0.5 }, captured: { least: 12, grows: 0 },
  added: { least: 7, grows: 0.5 }, size: { least: 5.5, grows: 0 }, tags: { least: 8, grows: 1.5 }, privileged: { least: 8, grows: 0.5 }, links: { least: 4.5, grows: 0 }, check: { least: 10.75, grows: 0.5 },
};

/** A date in two calendars takes no more than this, in rem, from the others; what is longer is cut, and whole under the pointer and in the details. */
const widestDate = 15.25;

/** What words that were drawn to be measured take with the padding of their cell, in rem: the longest usual date of this language, the longest number of the list. 0 before that is known. */
export interface Drawn {
  readonly date: number;
  readonly number: number;
}

/** How wide a column is at least. */
const leastOf = (column: TableColumn, { date, number }: Drawn): number => {
  if (column === 'captured' && date > 0) return Math.min(date, widestDate);
  return column === 'id' ? Math.max(widths.id.least, number) : widths[column].least;
};

/** A row is nothing without these; they stay when everything else has gone. */
export const lasting: ReadonlySet<TableColumn> = new Set(['id', 'title']);

/** With those of every case together a row says its own; within one case it would say the same in each. */
export const withCase = (wanted: ReadonlySet<TableColumn>, everyCase: boolean): ReadonlySet<TableColumn> => new Set([...[...wanted].filter((column) => column !== 'case'), ...(everyCase ? ['case' as const] : [])]);

/** The first goes first. */
const goesFirst: readonly TableColumn[] = ['added', 'size', 'tags', 'privileged', 'links', 'kind', 'case', 'check', 'captured', 'picture'];

const sum = (columns: readonly TableColumn[], drawn: Drawn): number => columns.reduce((total, column) => total + leastOf(column, drawn), 0);

/** The wanted columns that fit into `room` rem, in their order. Before the room is known (0) all of them. */
export const columnsThatFit = (wanted: ReadonlySet<TableColumn>, room: number, drawn: Drawn): readonly TableColumn[] => {
  let shown = tableColumns.filter((column) => wanted.has(column) || lasting.has(column));
  for (const next of goesFirst) {
    if (room <= 0 || sum(shown, drawn) <= room) break;
    shown = shown.filter((column) => column !== next);
  }
  return shown;
};

/** The columns as a CSS grid has them. */
export const columnTemplate = (columns: readonly TableColumn[], drawn: Drawn): string =>
  columns.map((column) => {
    const { grows } = widths[column];
    const least = String(leastOf(column, drawn));
    return grows === 0 ? `${least}rem` : `minmax(${least}rem, ${String(grows)}fr)`;
  }).join(' ');
