// What stands in a document of Office and is drawn, not written: charts, diagrams, pictures and objects of other programs. None is drawn here. Each is named at its place, so that
// nobody takes its absence for the whole; a chart with the values and a diagram with the words that the file keeps for it.
import type { DocumentNode, Drawn } from '../document-tree.ts';
import { chartNodes, readChart, type Chart } from './chart.ts';
import { attribute, ifReadable, readXml, relationOf, type Attributes } from './read-xml.ts';
import { relationsOf, type Parts } from './relations.ts';
import { said, type NodeMaker } from './sections.ts';

/** Answers with what stands where this element begins: a picture or an object stands among words, anything else between them. `cell` is where it stands in a sheet. */
export type Drawings = (name: string, attributes: Attributes, cell?: string) => readonly DocumentNode[];

const diagramWords = (bytes: Uint8Array, make: NodeMaker): readonly DocumentNode[] => {
  const nodes: DocumentNode[] = [];
  let [words, isText] = ['', false];
  readXml(bytes, {
    open: (name) => {
      if (name === 'p') words = '';
      isText = name === 't';
    },
    close: (name) => {
      isText = false;
      if (name === 'p' && words.trim() !== '') nodes.push(...make.element('p', make.text(words)));
    },
    text: (text) => { if (isText) words += text; },
  });
  return nodes;
};

const blockOf = (drawn: Drawn, inside: readonly DocumentNode[], make: NodeMaker): readonly DocumentNode[] => make.element('blockquote', [...make.element('p', make.drawn(drawn)), ...inside]);

/** Its own title goes before the name that the document has for it. */
export const chartBlock = (chart: Chart | null, { title, cell }: Pick<Drawn, 'title' | 'cell'>, make: NodeMaker): readonly DocumentNode[] =>
  blockOf({ drawn: 'chart', title: chart === null || chart.title === '' ? title : chart.title, cell, shows: chart !== null && chart.columns.length > 0 ? 'values' : 'nothing' }, chart === null ? [] : chartNodes(chart, make), make);

/** Hears what `part` draws. A chart that is named again and again is read once. */
export const createDrawings = (parts: Parts, part: string, make: NodeMaker): Drawings => {
  const relations = relationsOf(parts, part);
  const charts = new Map<string, Chart | null>();
  const bytesOf = (id: string | undefined): Uint8Array | undefined => parts.get(relations.get(id ?? '')?.path ?? '');
  const chartOf = (id: string): Chart | null => {
    const known = charts.get(id);
    const chart = known === undefined ? ifReadable(bytesOf(id), readChart) : known;
    charts.set(id, chart);
    return chart;
  };
  let [title, ofWhole, isObject, isBullet] = ['', '', false, false];
  return (name, attributes, cell = '') => {
    if (name === 'docPr' || name === 'cNvPr') {
      const own = said(attribute(attributes, 'title') ?? attribute(attributes, 'descr'));
      if (name === 'docPr') ofWhole = own;
      title = own === '' ? ofWhole : own;
    } else if (name === 'object' || name === 'pict') isObject = name === 'object';
    else if (name === 'buBlip') isBullet = true;
    const id = relationOf(attributes);
    if (name === 'chart' && id !== undefined) {
      return chartBlock(chartOf(id), { title, cell }, make);
    }
    if (name === 'relIds') {
      const words = ifReadable(bytesOf(attribute(attributes, 'dm')), (bytes) => diagramWords(bytes, make)) ?? [];
      return blockOf({ drawn: 'diagram', title, cell, shows: words.length > 0 ? 'words' : 'nothing' }, words, make);
    }
    if (name === 'OLEObject' || name === 'oleObj') return make.drawn({ drawn: 'object', title: said(attribute(attributes, 'progId') ?? attribute(attributes, 'ProgID')), cell, shows: 'nothing' });
    if (name === 'blip' && isBullet) isBullet = false;
    else if (name === 'blip') return make.drawn({ drawn: 'picture', title, cell, shows: 'nothing' });
    else if (name === 'imagedata' && !isObject) return make.drawn({ drawn: 'picture', title: said(attribute(attributes, 'title')), cell, shows: 'nothing' });
    return [];
  };
};

/** The same where no words are around it. */
export const amongBlocks = (nodes: readonly DocumentNode[], make: NodeMaker): readonly DocumentNode[] => nodes.flatMap((node) => ('drawn' in node ? make.element('p', [node]) : [node]));
