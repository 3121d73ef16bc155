// Charts, pictures and objects of an OpenDocument (ODF 1.3 part 3, chapters 10 and 11). A chart is a document of its own within the archive, with a table of its values.
import type { DocumentNode } from '../document-tree.ts';
import type { Chart } from './chart.ts';
import { chartBlock, type Drawings } from './drawings.ts';
import { attribute, ifReadable, readXml } from './read-xml.ts';
import type { Parts } from './relations.ts';
import { said, type NodeMaker } from './sections.ts';

/** The first row of its table names the columns. Null where the object is no chart. */
const chartIn = (bytes: Uint8Array): Chart | null => {
  const rows: string[][] = [];
  const axes: string[] = [];
  let [isChart, inPlot, title] = [false, false, ''];
  let [words, cell]: [string | null, string | null] = [null, null];
  readXml(bytes, {
    open: (name) => {
      if (name === 'chart') isChart = true;
      else if (name === 'plot-area') inPlot = true;
      else if (name === 'title' || name === 'subtitle') words = '';
      else if (name === 'table-row') rows.push([]);
      else if (name === 'table-cell') cell = '';
      else if (name === 'p' && cell !== null && cell !== '') cell += '\n';
    },
    close: (name) => {
      if (name === 'plot-area') inPlot = false;
      else if ((name === 'title' || name === 'subtitle') && words !== null) {
        if (inPlot || name === 'subtitle') axes.push(said(words));
        else title = said(words);
        words = null;
      } else if (name === 'table-cell') {
        rows.at(-1)?.push(cell ?? '');
        cell = null;
      }
    },
    text: (text) => {
      if (words !== null) words += text;
      else if (cell !== null && text.trim() !== '') cell += text;
    },
  });
  const [names = [], ...values] = rows;
  const columns = names.map((name, column) => ({ name, cells: new Map(values.flatMap((row, place) => ((row[column] ?? '') === '' ? [] : [[place, row[column] ?? ''] as const]))) }));
  return isChart ? { title, axes: axes.filter((axis) => axis !== ''), columns: columns.filter(({ cells }) => cells.size > 0) } : null;
};

/** Hears what is drawn. Beside an object lies a picture of it, for programs that know less. */
export const createOpenDrawings = (parts: Parts, make: NodeMaker): Drawings => {
  const charts = new Map<string, Chart | null>();
  let hasObject = false;
  return (name, attributes, cell = ''): readonly DocumentNode[] => {
    if (name === 'frame') hasObject = false;
    else if (name === 'object' || name === 'object-ole') {
      hasObject = true;
      const path = `${(attribute(attributes, 'href') ?? '').replace(/^\.\//u, '')}/content.xml`;
      const known = charts.get(path);
      const chart = known === undefined ? ifReadable(parts.get(path), chartIn) : known;
      charts.set(path, chart);
      return chart === null ? make.drawn({ drawn: 'object', title: '', cell, shows: 'nothing' }) : chartBlock(chart, { title: '', cell }, make);
    } else if (name === 'image' && !hasObject) return make.drawn({ drawn: 'picture', title: '', cell, shows: 'nothing' });
    return [];
  };
};
