// A PowerPoint presentation (ECMA-376 part 1, PresentationML): the words of each slide in the order in which it is shown, its tables, charts and diagrams, its speaker's notes and its comments.
import type { DocumentNode, DocumentTag } from '../document-tree.ts';
import { MediaError } from '../media-failure.ts';
import { commentsOf, peopleOf } from './comments.ts';
import { amongBlocks, createDrawings, type Drawings } from './drawings.ts';
import { attribute, readXml, relationOf } from './read-xml.ts';
import { relationsOf, type Parts } from './relations.ts';
import { createNodes, type NodeMaker, type OfficeBody, type OfficeSection } from './sections.ts';

const presentation = 'ppt/presentation.xml';
const kept: ReadonlyMap<string, DocumentTag> = new Map([['p', 'p'], ['tbl', 'table'], ['tr', 'tr'], ['tc', 'td']]);
/** What the slide's own number or date would be, not words of whoever wrote it. */
const fields: ReadonlySet<string> = new Set(['sldNum', 'dt', 'ftr', 'hdr', 'sldImg']);

interface SlideWords { readonly nodes: readonly DocumentNode[]; readonly isHidden: boolean }

/** Words of a slide or of its notes. What stands twice, for programs that know less, is read once. */
const wordsOf = (bytes: Uint8Array, drawings: Drawings, make: NodeMaker): SlideWords => {
  const stack: { readonly name: string; readonly nodes: DocumentNode[] }[] = [{ name: '', nodes: [] }];
  let [isHidden, isText, fallback, shape] = [false, false, 0, ''];
  const top = (): DocumentNode[] => stack.at(-1)?.nodes ?? [];
  readXml(bytes, {
    open: (name, attributes) => {
      if (name === 'Fallback') fallback += 1;
      if (fallback > 0) return;
      if (name === 'sld') isHidden = attribute(attributes, 'show') === '0' || attribute(attributes, 'show') === 'false';
      if (name === 'sp') shape = '';
      if (name === 'ph') shape = attribute(attributes, 'type') ?? '';
      isText = name === 't';
      if (name === 'br') top().push(...make.element('br', []));
      top().push(...amongBlocks(drawings(name, attributes), make));
      if (kept.has(name)) stack.push({ name, nodes: [] });
    },
    close: (name) => {
      if (name === 'Fallback') fallback -= 1;
      isText = false;
      const tag = kept.get(name);
      if (fallback > 0 || tag === undefined || stack.at(-1)?.name !== name) return;
      const nodes = stack.pop()?.nodes ?? [];
      const isTitle = shape === 'title' || shape === 'ctrTitle';
      if ((nodes.length > 0 || tag === 'td') && !fields.has(shape)) top().push(...make.element(tag === 'p' && isTitle ? 'h2' : tag, nodes));
    },
    text: (text) => { if (isText && fallback === 0) top().push(...make.text(text)); },
  });
  return { nodes: top(), isHidden };
};

const namesOfSlides = (bytes: Uint8Array): readonly string[] => {
  const names: string[] = [];
  readXml(bytes, {
    open: (name, attributes) => {
      const id = relationOf(attributes);
      if (name === 'sldId' && id !== undefined) names.push(id);
    },
    close: () => undefined, text: () => undefined,
  });
  return names;
};

/** Throws `cannot-decode` where a slide that is named is not there. */
export const readSlides = (parts: Parts): OfficeBody => {
  const make = createNodes();
  const listed = parts.get(presentation);
  if (listed === undefined) throw new MediaError('cannot-decode');
  const relations = relationsOf(parts, presentation);
  const people = peopleOf(parts, presentation);
  const sections = namesOfSlides(listed).map((id): OfficeSection => {
    const path = relations.get(id)?.path ?? '';
    const bytes = parts.get(path);
    if (bytes === undefined) throw new MediaError('cannot-decode');
    const comments = commentsOf(parts, path, people, make);
    const { nodes, isHidden } = wordsOf(bytes, createDrawings(parts, path, make), make);
    const notes = [...relationsOf(parts, path).values()].find(({ type }) => type === 'notesSlide');
    const said = notes === undefined ? undefined : parts.get(notes.path);
    const beside = notes === undefined || said === undefined ? [] : wordsOf(said, createDrawings(parts, notes.path, make), make).nodes;
    return { kind: 'slide', name: '', isHidden, comments, nodes: [...nodes, ...(beside.length === 0 ? [] : make.element('blockquote', beside))] };
  });
  return { ...make.ending(), sections, margins: [], lacksMargin: false, keepsFormerValues: false };
};
