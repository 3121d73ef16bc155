// An Excel workbook (ECMA-376 part 1, SpreadsheetML): the values of each sheet with the letters of its columns and the numbers of its rows, and nothing of what is empty. Only cells
// that hold something are ever kept, so that one cell in the last row costs no more than any other.
import { MediaError } from '../media-failure.ts';
import { commentsOf, peopleOf } from './comments.ts';
import { attribute, readXml, relationOf } from './read-xml.ts';
import { relationsOf, type Parts } from './relations.ts';
import { createNodes, type OfficeBody, type OfficeSection } from './sections.ts';
import { columnLetters, datePartsOf, numberText, placeOf } from './sheet-values.ts';
import { sheetDrawings } from './sheet-drawings.ts';
import { sheetTable, type Cells } from './sheet-table.ts';

const workbook = 'xl/workbook.xml';

interface Book {
  readonly sheets: readonly { readonly name: string; readonly isHidden: boolean; readonly relation: string }[];
  readonly from1904: boolean;
}

const bookOf = (bytes: Uint8Array): Book => {
  const sheets: Book['sheets'][number][] = [];
  let from1904 = false;
  readXml(bytes, {
    open: (name, attributes) => {
      if (name === 'workbookPr') from1904 = ['1', 'true'].includes(attribute(attributes, 'date1904') ?? '');
      if (name === 'sheet') sheets.push({ name: attribute(attributes, 'name') ?? '', isHidden: (attribute(attributes, 'state') ?? 'visible') !== 'visible', relation: relationOf(attributes) ?? '' });
    },
    close: () => undefined, text: () => undefined,
  });
  return { sheets, from1904 };
};

/** Texts that cells share, without the reading aids of Japanese. */
const sharedTexts = (bytes: Uint8Array | undefined): readonly string[] => {
  const texts: string[] = [];
  let [now, isText, aside] = ['', false, 0];
  if (bytes === undefined) return texts;
  readXml(bytes, {
    open: (name) => {
      if (name === 'si') now = '';
      if (name === 'rPh') aside += 1;
      isText = name === 't' && aside === 0;
    },
    close: (name) => {
      isText = false;
      if (name === 'rPh') aside -= 1;
      if (name === 'si') texts.push(now);
    },
    text: (text) => { if (isText) now += text; },
  });
  return texts;
};

/** For each style of a cell, the number of its format and the code that the workbook gives for it. */
const formatsOf = (bytes: Uint8Array | undefined): readonly { readonly id: number; readonly code: string | undefined }[] => {
  const codes = new Map<string, string>();
  const ids: string[] = [];
  let inCells = false;
  if (bytes !== undefined) readXml(bytes, {
    open: (name, attributes) => {
      if (name === 'numFmt') codes.set(attribute(attributes, 'numFmtId') ?? '', attribute(attributes, 'formatCode') ?? '');
      if (name === 'cellXfs') inCells = true;
      if (name === 'xf' && inCells) ids.push(attribute(attributes, 'numFmtId') ?? '');
    },
    close: (name) => { if (name === 'cellXfs') inCells = false; },
    text: () => undefined,
  });
  return ids.map((id) => ({ id: Number(id), code: codes.get(id) }));
};

interface Known {
  readonly texts: readonly string[];
  readonly formats: ReturnType<typeof formatsOf>;
  readonly from1904: boolean;
}

interface Cell { readonly row: number; readonly column: number; readonly type: string; readonly style: number; value: string; formula: string; inline: string }

const textOf = ({ type, style, value, formula, inline }: Cell, { texts, formats, from1904 }: Known): string => {
  if (type === 'inlineStr') return inline;
  // A formula that was never worked out is shown itself.
  if (value === '') return formula === '' ? '' : `=${formula}`;
  if (type === 's') return texts[Number(value)] ?? '';
  if (type === 'b') return value === '1' ? 'TRUE' : 'FALSE';
  if (type !== 'n') return value;
  const format = formats[style];
  return numberText(value, format === undefined ? null : datePartsOf(format.id, format.code), from1904);
};

const cellsOf = (bytes: Uint8Array, known: Known, most: number): Cells => {
  const rows = new Map<number, Map<number, string>>();
  let kept = 0;
  let cell: Cell | undefined;
  let part = '';
  // Cells and rows that do not say where they are follow the one before.
  let [nextRow, nextColumn] = [0, 0];
  readXml(bytes, {
    open: (name, attributes) => {
      if (name === 'row') {
        const said = Number(attribute(attributes, 'r') ?? nextRow + 1);
        nextRow = Number.isInteger(said) && said > 0 ? said : nextRow + 1;
        nextColumn = 0;
      } else if (name === 'c') {
        const { row, column } = placeOf(attribute(attributes, 'r') ?? '') ?? { row: nextRow - 1, column: nextColumn };
        nextColumn = column + 1;
        cell = { row, column, type: attribute(attributes, 't') ?? 'n', style: Number(attribute(attributes, 's') ?? -1), value: '', formula: '', inline: '' };
      }
      part = name;
    },
    close: (name) => {
      part = '';
      if (name !== 'c' || cell === undefined) return;
      const text = textOf(cell, known);
      if (text !== '' && kept < most) {
        const row = rows.get(cell.row) ?? new Map<number, string>();
        rows.set(cell.row, row.set(cell.column, text));
        kept += 1;
      }
      cell = undefined;
    },
    text: (text) => {
      if (cell === undefined) return;
      if (part === 'v') cell.value += text;
      else if (part === 'f') cell.formula += text;
      else if (part === 't') cell.inline += text;
    },
  });
  return rows;
};

/** Throws `cannot-decode` where a sheet that is named is not there. */
export const readSheets = (parts: Parts): OfficeBody => {
  const make = createNodes();
  const listed = parts.get(workbook);
  if (listed === undefined) throw new MediaError('cannot-decode');
  const { sheets, from1904 } = bookOf(listed);
  const relations = relationsOf(parts, workbook);
  const partOf = (type: string): Uint8Array | undefined => parts.get([...relations.values()].find((relation) => relation.type === type)?.path ?? '');
  const known: Known = { texts: sharedTexts(partOf('sharedStrings')), formats: formatsOf(partOf('styles')), from1904 };
  const people = peopleOf(parts, workbook);
  const sections = sheets.flatMap(({ name, isHidden, relation }): readonly OfficeSection[] => {
    const found = relations.get(relation);
    // A sheet can be a single chart.
    if (found?.type === 'chartsheet') return [{ kind: 'sheet', name, isHidden, nodes: sheetDrawings(parts, found.path, make), comments: [] }];
    const bytes = parts.get(found?.path ?? '');
    if (found === undefined || bytes === undefined) throw new MediaError('cannot-decode');
    const comments = commentsOf(parts, found.path, people, make);
    return [{ kind: 'sheet', name, isHidden, comments, nodes: [...sheetTable(cellsOf(bytes, known, make.left()), make, columnLetters), ...sheetDrawings(parts, found.path, make)] }];
  });
  return { ...make.ending(), sections, margins: [], lacksMargin: false, keepsFormerValues: [...relations.values()].some(({ type }) => type === 'revisionHeaders') };
};
