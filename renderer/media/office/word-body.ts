// The paragraphs, lists and tables of one part of a Word document (ECMA-376 part 1, WordprocessingML): its text, its notes, its comments, or the head or foot of its pages. Everything that anybody wrote is kept, also
// what was taken out while the program kept track of it: it stands at its place, marked as taken out.
import type { DocumentNode, DocumentTag, TrackedChange } from '../document-tree.ts';
import type { Drawings } from './drawings.ts';
import { attribute, readXml, type Attributes } from './read-xml.ts';
import { said, saidTime, type NodeMaker } from './sections.ts';
import { signOf } from './symbols.ts';
import { nodesOfBlocks, tableOf, type Block, type Cell, type Row } from './word-blocks.ts';
import { headingOf, type Numbering, type ParagraphStyles } from './word-styles.ts';

export interface WordReader {
  readonly make: NodeMaker;
  readonly styles: ParagraphStyles;
  readonly numbering: Numbering;
  readonly drawings: Drawings;
  /** The number at the place of a comment or a note; null where there is none of this name. */
  readonly numberOf: (kind: 'comment' | 'footnote' | 'endnote', id: string) => number | null;
}

export interface Held { readonly attributes: Attributes; readonly nodes: readonly DocumentNode[] }

type Piece = string | DocumentNode;
interface Run { readonly form: string; readonly pieces: Piece[] }

/** What is open: a paragraph, a run of words, a change, a table or a part of one, a box, or what holds it all. */
interface Frame {
  readonly name: string;
  readonly attributes: Attributes;
  readonly blocks: Block[];
  /** Words that wait for those after them in the same form, so that a sentence that a program wrote in pieces is one. */
  waiting: Run | null;
  /** Properties by their names, as the file has them. */
  readonly about: Map<string, string>;
  readonly cells: Cell[];
  readonly rows: Row[];
}

const holders: ReadonlySet<string> = new Set(['body', 'footnote', 'endnote', 'comment', 'hdr', 'ftr']);
const framed: ReadonlySet<string> = new Set([...holders, 'p', 'r', 'tbl', 'tr', 'tc', 'txbxContent', 'ins', 'del', 'moveFrom', 'moveTo']);
/** What stands twice for programs that know less, and what a form or a paragraph looked like before somebody changed it. */
const isAside = (name: string): boolean => name === 'Fallback' || name === 'tblGridChange' || /^(?:[rp]|sect|tbl|tblPrEx|tr|tc)PrChange$/u.test(name);
const changes: Readonly<Record<string, TrackedChange['change']>> = { ins: 'added', del: 'deleted', moveTo: 'movedHere', moveFrom: 'movedAway' };
const forms: ReadonlyMap<string, DocumentTag> = new Map([['b', 'strong'], ['i', 'em'], ['u', 'u'], ['strike', 's'], ['dstrike', 's']]);
const kept: ReadonlySet<string> = new Set(['pStyle', 'numId', 'ilvl', 'outlineLvl', 'gridSpan', 'vMerge', 'tblHeader']);

/** Whether a property that is on by being there is turned off. */
export const isOff = (value: string | undefined): boolean => ['0', 'false', 'none', 'off'].includes(value ?? '');

/** As many columns as a browser spans. */
const spanOf = (value: string | undefined): number => Math.min(Math.max(Math.floor(Number(value ?? 1)) || 1, 1), 1000);

const formOf = (name: string, value: string | undefined): DocumentTag | undefined => {
  if (name === 'vertAlign') return value === 'superscript' ? 'sup' : value === 'subscript' ? 'sub' : undefined;
  return isOff(value) ? undefined : forms.get(name);
};

const add = (run: Run, pieces: readonly Piece[]): void => {
  for (const piece of pieces) {
    const last = run.pieces.at(-1);
    if (typeof piece === 'string' && typeof last === 'string') run.pieces[run.pieces.length - 1] = `${last}${piece}`;
    else run.pieces.push(piece);
  }
};

/** Reads what each of the part's holders holds, by its name; the text of a document, a head and a foot have none. */
export const readBody = (bytes: Uint8Array, { make, styles, numbering, drawings, numberOf }: WordReader): ReadonlyMap<string, Held> => {
  const found = new Map<string, Held>();
  const stack: Frame[] = [];
  let [aside, isText, box] = [0, false, ''];
  const inForm = (form: string, nodes: readonly DocumentNode[]): readonly DocumentNode[] => form.split(' ').filter((tag) => tag !== '').reduce((inner, tag) => make.element(tag as DocumentTag, inner), nodes);
  const settle = (frame: Frame): void => {
    if (frame.waiting === null) return;
    const { form, pieces } = frame.waiting;
    frame.waiting = null;
    frame.blocks.push(...inForm(form, pieces.flatMap((piece) => (typeof piece === 'string' ? make.text(piece) : [piece]))));
  };
  const put = (...pieces: readonly Piece[]): void => {
    const top = stack.at(-1);
    if (top === undefined) return;
    if (top.waiting === null) top.waiting = { form: '', pieces: [] };
    add(top.waiting, pieces);
  };
  const mark = (kind: 'comment' | 'footnote' | 'endnote', id: string): void => {
    const number = numberOf(kind, id);
    if (number === null) return;
    put(...(kind === 'comment' ? make.comment(number) : make.element('sup', make.text(`[${String(number)}]`))));
  };
  /** Words within words, such as a reading aid over a letter, are words in the same form. */
  const give = (parent: Frame, blocks: readonly Block[]): void => {
    if (parent.name === 'r') put(...nodesOfBlocks(blocks, make));
    else {
      settle(parent);
      parent.blocks.push(...blocks);
    }
  };
  /** A box or a chart hangs on a paragraph, and stands before it here. */
  const hang = (nodes: readonly DocumentNode[], parent: Frame): void => { (stack[stack.findLastIndex(({ name }) => name === 'p') - 1] ?? parent).blocks.push(...nodes); };
  const runEnds = (run: Frame, parent: Frame): void => {
    if (run.waiting === null) return;
    const form = parent.name === 'r' ? '' : [...run.about.keys()].sort().join(' ');
    if (parent.waiting?.form !== form) {
      settle(parent);
      parent.waiting = { form, pieces: [] };
    }
    add(parent.waiting, run.waiting.pieces);
  };
  const paragraphEnds = ({ about, blocks }: Frame, parent: Frame): void => {
    const style = about.get('pStyle') ?? '';
    const ofStyle = styles.list(style);
    const list = about.get('numId') ?? ofStyle?.list ?? '0';
    const level = Number(about.get('ilvl') ?? ofStyle?.level ?? 0);
    const number = list === '0' ? null : numbering.next({ list, level });
    const heading = headingOf(about.get('outlineLvl')) ?? styles.heading(style);
    const words = nodesOfBlocks(blocks, make);
    if (words.length === 0) return;
    const labelled = number === null || number.label === '' ? words : [...make.text(`${number.label} `), ...words];
    if (heading !== null) give(parent, make.element((['h1', 'h2', 'h3', 'h4', 'h5', 'h6'] as const)[heading - 1] ?? 'h6', labelled));
    else give(parent, number === null ? make.element('p', labelled) : [{ item: { level, isBullet: number.isBullet, nodes: labelled } }]);
  };
  const ends = (frame: Frame): void => {
    const parent = stack.at(-1);
    if (frame.name === 'r' && parent !== undefined) {
      runEnds(frame, parent);
      return;
    }
    settle(frame);
    if (holders.has(frame.name)) {
      found.set(attribute(frame.attributes, 'id') ?? '', { attributes: frame.attributes, nodes: nodesOfBlocks(frame.blocks, make) });
      return;
    }
    if (parent === undefined) return;
    const change = changes[frame.name];
    if (frame.name === 'p') paragraphEnds(frame, parent);
    else if (change !== undefined) give(parent, make.change({ change, by: said(attribute(frame.attributes, 'author')), at: saidTime(attribute(frame.attributes, 'date')) }, nodesOfBlocks(frame.blocks, make)));
    else if (frame.name === 'tc' && parent.name === 'tr') parent.cells.push({ columns: spanOf(frame.about.get('gridSpan')), goesOn: frame.about.has('vMerge') && frame.about.get('vMerge') !== 'restart', nodes: nodesOfBlocks(frame.blocks, make) });
    else if (frame.name === 'tr' && parent.name === 'tbl') parent.rows.push({ isHeader: frame.about.has('tblHeader') && !isOff(frame.about.get('tblHeader')), cells: frame.cells });
    else if (frame.name === 'tbl') give(parent, tableOf(frame.rows, make));
    else if (frame.name === 'txbxContent') hang(make.element('blockquote', nodesOfBlocks(frame.blocks, make)), parent);
    else give(parent, frame.blocks);
  };
  readXml(bytes, {
    open: (name, attributes) => {
      if (aside > 0 || isAside(name)) {
        aside += 1;
        return;
      }
      const top = stack.at(-1);
      const value = attribute(attributes, 'val');
      isText = name === 't' || name === 'delText';
      if (framed.has(name)) stack.push({ name, attributes, blocks: [], waiting: null, about: new Map(), cells: [], rows: [] });
      else if (top === undefined) return;
      else if (kept.has(name)) top.about.set(name, value ?? '');
      else if (name === 'commentReference') mark('comment', attribute(attributes, 'id') ?? '');
      else if (name === 'footnoteReference') mark('footnote', attribute(attributes, 'id') ?? '');
      else if (name === 'endnoteReference') mark('endnote', attribute(attributes, 'id') ?? '');
      else if (name === 'checkBox') box = '☐';
      else if ((name === 'checked' || name === 'default') && box !== '') box = isOff(value) ? '☐' : '☒';
      else if (top.name !== 'r') return;
      else if (name === 'br' || name === 'cr') put(...make.element('br', []));
      else if (name === 'tab') put('\t');
      else if (name === 'noBreakHyphen') put('\u2011');
      // What is drawn across the page behind its words.
      else if (name === 'textpath') put(attribute(attributes, 'string') ?? '');
      else if (name === 'sym') put(signOf(attribute(attributes, 'char') ?? ''));
      else {
        const form = formOf(name, value);
        if (form !== undefined) top.about.set(form, '');
        for (const node of drawings(name, attributes)) {
          if ('drawn' in node) put(node);
          else hang([node], top);
        }
      }
    },
    close: (name) => {
      if (aside > 0) {
        aside -= 1;
        return;
      }
      isText = false;
      if (name === 'checkBox') {
        put(box);
        box = '';
      }
      if (!framed.has(name) || stack.at(-1)?.name !== name) return;
      const frame = stack.pop();
      if (frame !== undefined) ends(frame);
    },
    text: (text) => { if (isText && aside === 0) put(text); },
  });
  return found;
};
