// OpenDocument text, sheets and slides (ODF 1.3 part 3), as LibreOffice writes them: `content.xml` holds all words but the heads and feet of pages, which are in `styles.xml`. What describes pictures is no part of the text and is
// left out; what was deleted while the program kept track of it stands at its place, marked as deleted.
import type { DocumentNode, DocumentTag } from '../document-tree.ts';
import { MediaError } from '../media-failure.ts';
import { paragraphsOf } from './comments.ts';
import { createMarginNodes, eachOnce, type PageMargin } from './page-margins.ts';
import { amongBlocks, type Drawings } from './drawings.ts';
import { createOpenDrawings } from './open-document-drawings.ts';
import { attribute, ifReadable, readXml, type Attributes } from './read-xml.ts';
import type { Parts } from './relations.ts';
import { createNodes, endingOf, said, saidTime, type NodeMaker, type OfficeBody, type OfficeComment, type OfficeSection } from './sections.ts';
import { trackedIn, type Tracked } from './open-document-changes.ts';
import { columnLetters } from './sheet-values.ts';
import { sheetTable } from './sheet-table.ts';

const dropped: ReadonlySet<string> = new Set(['tracked-changes', 'forms', 'scripts', 'title', 'desc', 'covered-table-cell', 'font-face-decls', 'automatic-styles', 'date-time']);
/** The words for a slide's head and foot, which a presentation keeps beside its slides. */
const droppedOfSlides: ReadonlySet<string> = new Set([...dropped, 'header', 'footer']);
const kept: ReadonlyMap<string, DocumentTag> = new Map([['p', 'p'], ['list', 'ul'], ['list-item', 'li'], ['list-header', 'li'], ['table', 'table'], ['table-row', 'tr'], ['table-cell', 'td'], ['notes', 'blockquote']]);

type Edge = Pick<PageMargin, 'at' | 'pages'>;
const edges: ReadonlyMap<string, Edge> = new Map([
  ['header', { at: 'head', pages: 'every' }], ['header-first', { at: 'head', pages: 'first' }], ['header-left', { at: 'head', pages: 'even' }],
  ['footer', { at: 'foot', pages: 'every' }], ['footer-first', { at: 'foot', pages: 'first' }], ['footer-left', { at: 'foot', pages: 'even' }],
]);

const numberOf = (attributes: Attributes, name: string, most: number): number => {
  const number = Number(attribute(attributes, name) ?? 1);
  return Number.isInteger(number) && number >= 1 ? Math.min(number, most) : 1;
};

const heading = (attributes: Attributes): DocumentTag => (['h1', 'h2', 'h3', 'h4', 'h5', 'h6'] as const)[numberOf(attributes, 'outline-level', 6) - 1] ?? 'h6';

interface Annotation { by: string; at: string; words: string }

interface WordHearer {
  readonly open: (name: string, attributes: Attributes) => void;
  readonly close: (name: string) => void;
  readonly text: (text: string) => void;
  readonly annotation: (annotation: Annotation) => void;
}

const oneBlank = (words: string): string => words.replace(/[\t\r\n ]+/gu, ' ');

/** Gathers one comment, which says who wrote it in elements of its own. */
const createAnnotation = () => {
  const found: Annotation = { by: '', at: '', words: '' };
  let [element, paragraphs] = ['', 0];
  return {
    found,
    open: (name: string): void => {
      element = name;
      if (name === 'p' || name === 'h') paragraphs += 1;
      if ((name === 'p' || name === 'h' || name === 'line-break') && found.words !== '') found.words += '\n';
      if (name === 's' || name === 'tab') found.words += ' ';
    },
    close: (name: string): void => {
      element = '';
      if (name === 'p' || name === 'h') paragraphs -= 1;
    },
    text: (words: string): void => {
      if (paragraphs > 0) found.words += oneBlank(words);
      else if (element === 'creator') found.by += words;
      else if (element === 'date') found.at += words;
    },
  };
};

/** Meets what is text, and nothing of what is dropped. Space is kept as the format tells it: one blank, unless it says how many. */
const meetWords = (bytes: Uint8Array, { open, close, text, annotation }: WordHearer, isDropped = droppedOfSlides): void => {
  let [aside, paragraphs] = [0, 0];
  let comment: ReturnType<typeof createAnnotation> | null = null;
  readXml(bytes, {
    open: (name, attributes) => {
      if (comment !== null) comment.open(name);
      else if (aside > 0 || isDropped.has(name)) aside += 1;
      else if (name === 'annotation') comment = createAnnotation();
      else if (name === 's') text(' '.repeat(numberOf(attributes, 'c', 1000)));
      else if (name === 'tab') text('\t');
      else {
        if (name === 'p' || name === 'h') paragraphs += 1;
        open(name, attributes);
      }
    },
    close: (name) => {
      if (comment !== null && name === 'annotation') {
        annotation(comment.found);
        comment = null;
      } else if (comment !== null) comment.close(name);
      else if (aside > 0) aside -= 1;
      else if (name !== 's' && name !== 'tab') {
        if (name === 'p' || name === 'h') paragraphs -= 1;
        close(name);
      }
    },
    text: (words) => {
      if (comment !== null) comment.text(words);
      else if (aside === 0 && paragraphs > 0) text(oneBlank(words));
    },
  });
};

const commentOf = ({ by, at, words }: Annotation, cell: string, make: NodeMaker): OfficeComment => ({ by: said(by), at: saidTime(at), cell, nodes: paragraphsOf(words, make) });

interface MasterPage { readonly style: string; readonly margins: (Edge & { readonly nodes: DocumentNode[] })[] }

/** Where first or even pages have a head of their own, the usual one is for the others; the same for feet. */
const marginsOf = ({ style, margins }: MasterPage): readonly PageMargin[] => margins.map(({ at, pages, nodes }) => {
  const isForSome = margins.some((other) => other.at === at && (other.pages === 'first' || other.pages === 'even'));
  return { at, pages: pages === 'every' && isForSome ? 'other' : pages, section: 1, style, nodes };
});

interface Words { readonly sections: readonly OfficeSection[]; readonly margins: readonly PageMargin[] }

/** The text, or the slides, of one document; or, in its styles, the heads and feet of its pages. A note at the foot stands in brackets where its number is. */
const readWords = (bytes: Uint8Array, tracked: ReadonlyMap<string, Tracked>, drawings: Drawings, make: NodeMaker, ofWhole: OfficeComment[], isDropped?: ReadonlySet<string>): Words => {
  const stack: { readonly name: string; readonly tag: DocumentTag; readonly spans: { readonly columns: number; readonly rows: number }; readonly nodes: DocumentNode[] }[] = [];
  const whole: DocumentNode[] = [];
  const slides: OfficeSection[] = [];
  const masters: MasterPage[] = [];
  const unplaced = new Map(tracked);
  const adding = new Map<string, Tracked>();
  let slide: { readonly name: string; readonly nodes: DocumentNode[]; readonly comments: OfficeComment[] } | undefined;
  let [inNote, inMaster]: [number, MasterPage | undefined] = [0, undefined];
  let edge: { readonly name: string; readonly nodes: DocumentNode[] } | undefined;
  /** Places of the paragraphs that are open, on the stack. */
  const paragraphs: number[] = [];
  const base = (): DocumentNode[] => edge?.nodes ?? slide?.nodes ?? whole;
  const top = (): DocumentNode[] => stack.at(-1)?.nodes ?? base();
  /** A chart stands before the paragraph that it hangs on; a picture stands in it. */
  const place = (nodes: readonly DocumentNode[]): void => {
    const paragraph = paragraphs.at(-1);
    if (paragraph === undefined) top().push(...amongBlocks(nodes, make));
    else for (const node of nodes) ('drawn' in node ? top() : stack[paragraph - 1]?.nodes ?? base()).push(node);
  };
  const deleted = ({ change, words }: Tracked): readonly DocumentNode[] => (change.change === 'deleted' ? make.change(change, words.split('\n').flatMap((line, place) => [...(place === 0 ? [] : make.element('br', [])), ...make.text(line)])) : []);
  meetWords(bytes, {
    open: (name, attributes) => {
      if (name === 'master-page') masters.push(inMaster = { style: said(attribute(attributes, 'display-name') ?? attribute(attributes, 'name')), margins: [] });
      const isFor = edges.get(name);
      if (inMaster !== undefined && isFor !== undefined) {
        edge = { name, nodes: [] };
        inMaster.margins.push({ ...isFor, ...(attribute(attributes, 'display') === 'false' ? { pages: 'none' } : {}), nodes: edge.nodes });
      }
      if (name === 'note') {
        inNote += 1;
        top().push(...make.text(' ['));
      }
      if (name === 'page') slide = { name: attribute(attributes, 'name') ?? '', nodes: [], comments: [] };
      if (name === 'line-break') top().push(...make.element('br', []));
      place(drawings(name, attributes));
      const id = attribute(attributes, 'change-id') ?? '';
      const change = tracked.get(id);
      if (name === 'change' && change !== undefined && unplaced.delete(id)) top().push(...deleted(change));
      if (name === 'change-start' && change !== undefined) adding.set(id, change);
      if (name === 'change-end') adding.delete(id);
      const tag = name === 'h' ? heading(attributes) : kept.get(name);
      if (tag === undefined || inNote > 0) return;
      if (name === 'p' || name === 'h') paragraphs.push(stack.length);
      stack.push({ name, tag, spans: { columns: numberOf(attributes, 'number-columns-spanned', 1000), rows: numberOf(attributes, 'number-rows-spanned', 1000) }, nodes: [] });
    },
    close: (name) => {
      if (name === 'master-page') inMaster = undefined;
      if (name === edge?.name) edge = undefined;
      if (name === 'note') {
        inNote -= 1;
        top().push(...make.text(']'));
      }
      if (name === 'note-citation') top().push(...make.text(' '));
      if (name === 'page' && slide !== undefined) {
        slides.push({ kind: 'slide', ...slide, isHidden: false });
        slide = undefined;
      }
      const last = stack.at(-1);
      if (last?.name !== name || inNote > 0) return;
      stack.pop();
      if (paragraphs.at(-1) === stack.length) paragraphs.pop();
      if (last.nodes.length > 0 || last.tag === 'td') top().push(...make.element(last.tag, last.nodes, last.spans));
    },
    text: (words) => {
      const added = [...adding.values()].at(-1);
      top().push(...(added === undefined ? make.text(words) : make.change(added.change, make.text(words))));
    },
    annotation: (found) => {
      const comments = slide?.comments ?? ofWhole;
      comments.push(commentOf(found, '', make));
      if (stack.length > 0) top().push(...make.comment(comments.length));
    },
  }, isDropped);
  // What was deleted where the text has no place for it is not lost either.
  whole.push(...[...unplaced.values()].flatMap(deleted).flatMap((node) => make.element('p', [node])));
  const margins = masters.flatMap(marginsOf).map((margin) => (masters.length > 1 ? margin : { ...margin, style: '' }));
  return { sections: slides.length > 0 ? slides : [{ kind: 'text', name: '', isHidden: false, nodes: whole, comments: ofWhole }], margins };
};

/** The sheets of one document. Cells say what they show; a number that nobody formatted, itself. */
const readSheets = (bytes: Uint8Array, drawings: Drawings, make: NodeMaker): readonly OfficeSection[] => {
  const sections: OfficeSection[] = [];
  let sheet: { readonly name: string; readonly cells: Map<number, Map<number, string>>; readonly comments: OfficeComment[]; readonly drawn: DocumentNode[] } | undefined;
  let [tables, row, column, kept] = [0, 0, 0, 0];
  let rowsAlike = 1;
  let inRow = new Map<number, string>();
  let cell: { readonly alike: number; readonly value: string; lines: string[] } | undefined;
  meetWords(bytes, {
    open: (name, attributes) => {
      if (name === 'table') {
        tables += 1;
        if (tables === 1) [sheet, row] = [{ name: attribute(attributes, 'name') ?? '', cells: new Map(), comments: [], drawn: [] }, 0];
      } else if (name === 'table-row') {
        [rowsAlike, inRow, column] = [numberOf(attributes, 'number-rows-repeated', 1_048_576), new Map<number, string>(), 0];
      } else if (name === 'table-cell') {
        cell = { alike: numberOf(attributes, 'number-columns-repeated', 16_384), value: attribute(attributes, 'value') ?? '', lines: [] };
      } else if (name === 'p') {
        cell?.lines.push('');
      } else if (name === 'line-break' && cell !== undefined) {
        cell.lines.push('');
      }
      sheet?.drawn.push(...amongBlocks(drawings(name, attributes, cell === undefined ? '' : `${columnLetters(column)}${String(row + 1)}`), make));
    },
    close: (name) => {
      if (name === 'table-cell' && cell !== undefined) {
        const text = cell.lines.length > 0 ? cell.lines.join('\n') : cell.value;
        for (let place = 0; text !== '' && place < cell.alike && kept < make.left(); place += 1, kept += 1) inRow.set(column + place, text);
        column += cell.alike;
        cell = undefined;
      } else if (name === 'table-row') {
        for (let place = 0; inRow.size > 0 && place < rowsAlike && (place === 0 || kept < make.left()); place += 1, kept += inRow.size) sheet?.cells.set(row + place, inRow);
        row += rowsAlike;
      } else if (name === 'table') {
        tables -= 1;
        if (tables === 0 && sheet !== undefined) {
          sections.push({ kind: 'sheet', name: sheet.name, isHidden: false, comments: sheet.comments, nodes: [...sheetTable(sheet.cells, make, columnLetters), ...sheet.drawn] });
          [sheet, kept] = [undefined, 0];
        }
      }
    },
    text: (words) => { if (cell !== undefined) cell.lines = [...cell.lines.slice(0, -1), `${cell.lines.at(-1) ?? ''}${words}`]; },
    annotation: (found) => sheet?.comments.push(commentOf(found, `${columnLetters(column)}${row + 1}`, make)),
  });
  return sections;
};

/** What it says it is: `spreadsheet`, `text`, `presentation` or `drawing`; empty where it does not say. */
const kindOf = (bytes: Uint8Array): string => {
  let kind = '';
  readXml(bytes, {
    open: (name) => {
      if (kind === '' && ['spreadsheet', 'text', 'presentation', 'drawing'].includes(name)) kind = name;
    },
    close: () => undefined, text: () => undefined,
  });
  return kind;
};

/** Throws `needs-password` where the document is encrypted. */
export const readOpenDocument = (parts: Parts): OfficeBody => {
  const content = parts.get('content.xml');
  if (content === undefined) throw new MediaError('cannot-decode');
  const manifest = parts.get('META-INF/manifest.xml');
  if (manifest !== undefined) readXml(manifest, { open: (name) => { if (name === 'encryption-data') throw new MediaError('needs-password'); }, close: () => undefined, text: () => undefined });
  const [make, inMargins] = [createNodes(), createMarginNodes()];
  const tracked = trackedIn(content);
  const kind = kindOf(content);
  if (kind === 'spreadsheet') return { sections: readSheets(content, createOpenDrawings(parts, make), make), margins: [], lacksMargin: false, ...make.ending(), keepsFormerValues: tracked.size > 0 };
  const comments: OfficeComment[] = [];
  const { sections } = readWords(content, tracked, createOpenDrawings(parts, make), make, comments);
  const styles = kind === 'text' ? parts.get('styles.xml') : undefined;
  const margins = ifReadable(styles, (bytes) => eachOnce(readWords(bytes, trackedIn(bytes), createOpenDrawings(parts, inMargins), inMargins, comments, dropped).margins));
  return { sections, margins: margins ?? [], lacksMargin: styles !== undefined && margins === null, ...endingOf(make, inMargins), keepsFormerValues: false };
};
