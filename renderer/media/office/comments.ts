// Comments of Excel and PowerPoint, which lie in parts of their own: those of older programs, and the newer in which people answer each other.
import { attribute, readXml } from './read-xml.ts';
import { relationsOf, type Parts } from './relations.ts';
import { said, saidTime, type NodeMaker, type OfficeComment } from './sections.ts';

/** Names by what comments call the people who wrote them. */
export type People = ReadonlyMap<string, string>;

/** Those that the workbook or the presentation itself lists. */
export const peopleOf = (parts: Parts, main: string): People => {
  const people = new Map<string, string>();
  for (const { type, path } of relationsOf(parts, main).values()) {
    const bytes = parts.get(path);
    if (bytes !== undefined && ['person', 'commentAuthors', 'authors'].includes(type)) readXml(bytes, {
      open: (name, attributes) => {
        if (['person', 'cmAuthor', 'author'].includes(name)) people.set(attribute(attributes, 'id') ?? '', attribute(attributes, 'displayName') ?? attribute(attributes, 'name') ?? '');
      },
      close: () => undefined, text: () => undefined,
    });
  }
  return people;
};

interface Written { readonly by: string; readonly at: string; readonly cell: string; words: string }

const opening: ReadonlySet<string> = new Set(['comment', 'threadedComment', 'cm', 'reply']);

/** In the order in which they begin: an answer comes after what it answers. Older Excel lists the authors of a part in it, and counts them. */
const writtenIn = (bytes: Uint8Array, people: People): readonly Written[] => {
  const written: Written[] = [];
  const open: (Written | undefined)[] = [];
  const listed: string[] = [];
  let [element, aside] = ['', 0];
  readXml(bytes, {
    open: (name, attributes) => {
      element = name;
      if (name === 'rPh') aside += 1;
      if (name === 'author') listed.push('');
      const now = open.at(-1);
      if (opening.has(name)) {
        const by = attribute(attributes, 'personId') ?? attribute(attributes, 'authorId') ?? '';
        const one = { by: people.get(by) ?? listed[Number(by)] ?? '', at: attribute(attributes, 'dT') ?? attribute(attributes, 'dt') ?? attribute(attributes, 'created') ?? '', cell: attribute(attributes, 'ref') ?? '', words: '' };
        written.push(one);
        open.push(one);
      } else if ((name === 'p' || name === 'br') && now !== undefined && now.words !== '') now.words += '\n';
    },
    close: (name) => {
      element = '';
      if (name === 'rPh') aside -= 1;
      if (opening.has(name)) open.pop();
    },
    text: (text) => {
      const now = open.at(-1);
      if (element === 'author') listed.push(`${listed.pop() ?? ''}${text}`);
      else if (now !== undefined && aside === 0 && (element === 't' || (element === 'text' && text.trim() !== ''))) now.words += text;
    },
  });
  return written;
};

/** Paragraphs of a text whose lines are known. */
export const paragraphsOf = (text: string, make: NodeMaker): OfficeComment['nodes'] => text.split('\n').flatMap((line) => (line.trim() === '' ? [] : make.element('p', make.text(line))));

/** Those of one sheet or slide. */
export const commentsOf = (parts: Parts, part: string, people: People, make: NodeMaker): readonly OfficeComment[] => {
  const read = (kind: string): readonly Written[] => [...relationsOf(parts, part).values()].flatMap(({ type, path }) => {
    const bytes = type === kind ? parts.get(path) : undefined;
    return bytes === undefined ? [] : writtenIn(bytes, people);
  });
  const newer = read('threadedComment');
  const cells = new Set(newer.map(({ cell }) => cell));
  // Beside each thread newer Excel keeps a comment for older programs, which repeats it.
  const older = read('comments').filter(({ by, cell }) => !(cells.has(cell) && by.startsWith('tc=')));
  return [...older, ...newer].map(({ by, at, cell, words }) => ({ by: said(by), at: saidTime(at), cell: said(cell), nodes: paragraphsOf(words, make) }));
};
