// A Word document: its text with headings, lists and tables, its notes at the foot after it, the heads and feet of its pages, and its comments with who wrote them and when.
import type { DocumentNode } from '../document-tree.ts';
import { MediaError } from '../media-failure.ts';
import { createDrawings } from './drawings.ts';
import { createMarginNodes, eachOnce } from './page-margins.ts';
import { attribute, ifReadable } from './read-xml.ts';
import { relationsOf, type Parts } from './relations.ts';
import { createNodes, endingOf, said, saidTime, type NodeMaker, type OfficeBody, type OfficeComment } from './sections.ts';
import { readBody, type Held, type WordReader } from './word-body.ts';
import { differsOnEvenPages, marginParts } from './word-margins.ts';
import { numberingIn, paragraphStyles } from './word-styles.ts';

const usualPart = 'word/document.xml';

/** The part that is the document, by what the archive says of itself or by the name that Word gives it; null where there is none. */
export const wordPart = (parts: Parts): string | null => {
  const named = [...relationsOf(parts, '').values()].find(({ type, path }) => type === 'officeDocument' && parts.has(path));
  return named?.path ?? (parts.has(usualPart) ? usualPart : null);
};

/** Gives names the numbers of their first use. */
const counting = () => {
  const numbers = new Map<string, number>();
  return {
    of: (id: string): number => {
      const number = numbers.get(id) ?? numbers.size + 1;
      numbers.set(id, number);
      return number;
    },
    inOrder: (): readonly string[] => [...numbers.keys()],
  };
};

/** A note with its number before its first words. */
const noted = (number: number, { nodes: [first, ...rest] }: Held, make: NodeMaker): readonly DocumentNode[] => {
  const label = make.text(`[${String(number)}] `);
  return first !== undefined && 'tag' in first && first.tag === 'p' ? [{ ...first, children: [...label, ...first.children] }, ...rest] : [...make.element('p', label), ...(first === undefined ? [] : [first]), ...rest];
};

/** Throws `cannot-decode` where it holds no text. */
export const readWord = (parts: Parts, main: string): OfficeBody => {
  const [make, inMargins] = [createNodes(), createMarginNodes()];
  const text = parts.get(main);
  if (text === undefined) throw new MediaError('cannot-decode');
  const relations = relationsOf(parts, main);
  const pathOf = (type: string): string => [...relations.values()].find((relation) => relation.type === type)?.path ?? '';
  const partOf = (type: string): Uint8Array | undefined => parts.get(pathOf(type));
  const [comments, notes] = [counting(), counting()];
  const [styles, beginNumbering] = [paragraphStyles(partOf('styles')), numberingIn(partOf('numbering'))];
  const heldIn = (path: string, numberOf: WordReader['numberOf'], into = make): ReadonlyMap<string, Held> => {
    const bytes = parts.get(path);
    return bytes === undefined ? new Map() : readBody(bytes, { make: into, styles, numbering: beginNumbering(), drawings: createDrawings(parts, path, into), numberOf });
  };
  const written = heldIn(pathOf('comments'), () => null);
  const commentNumber = (id: string): number | null => (written.has(id) ? comments.of(id) : null);
  const commentOnly: WordReader['numberOf'] = (kind, id) => (kind === 'comment' ? commentNumber(id) : null);
  const body = heldIn(main, (kind, id) => (kind === 'comment' ? commentNumber(id) : notes.of(`${kind} ${id}`))).get('');
  if (body === undefined) throw new MediaError('cannot-decode');
  const below = new Map([...heldIn(pathOf('footnotes'), commentOnly)].map(([id, held]) => [`footnote ${id}`, held]));
  for (const [id, held] of heldIn(pathOf('endnotes'), commentOnly)) below.set(`endnote ${id}`, held);
  const foot = notes.inOrder().flatMap((name) => {
    const note = below.get(name);
    return note === undefined ? [] : noted(notes.of(name), note, make);
  });
  const margins = marginParts(text, relations, ifReadable(partOf('settings'), differsOnEvenPages) ?? false).map(({ path, ...margin }) => {
    const held = ifReadable(parts.get(path), () => heldIn(path, commentOnly, inMargins));
    return { ...margin, nodes: held?.get('')?.nodes ?? [], isBroken: held === null && parts.has(path) };
  });
  // A comment that stands nowhere in the text comes after those that do.
  for (const id of written.keys()) comments.of(id);
  const spoken = comments.inOrder().map((id): OfficeComment => {
    const { attributes, nodes } = written.get(id) ?? { attributes: {}, nodes: [] };
    return { by: said(attribute(attributes, 'author')), at: saidTime(attribute(attributes, 'date')), cell: '', nodes };
  });
  return { ...endingOf(make, inMargins), keepsFormerValues: false, margins: eachOnce(margins), lacksMargin: margins.some(({ isBroken }) => isBroken), sections: [{ kind: 'text', name: '', isHidden: false, nodes: [...body.nodes, ...(foot.length === 0 ? [] : make.element('blockquote', foot))], comments: spoken }] };
};
