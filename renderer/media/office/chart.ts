// What a chart of Office says (ECMA-376 part 1, DrawingML charts): its titles, and the categories and values that the file last kept for it. Where they came from is not followed.
import type { DocumentNode } from '../document-tree.ts';
import { attribute, readXml } from './read-xml.ts';
import { said, type NodeMaker } from './sections.ts';
import { datePartsOf, numberText } from './sheet-values.ts';
import { isOff } from './word-body.ts';

/** Words or values by their places, counted from 0, and how a number is meant. */
interface Kept { readonly cells: Map<number, string>; format: string }
interface Column { readonly name: string; readonly cells: ReadonlyMap<number, string> }

export interface Chart {
  readonly title: string;
  /** Titles of its axes, which often say in what is counted. */
  readonly axes: readonly string[];
  readonly columns: readonly Column[];
}

type Role = 'tx' | 'cat' | 'val' | 'xVal' | 'yVal' | 'bubbleSize';
const roles: ReadonlySet<string> = new Set<Role>(['tx', 'cat', 'val', 'xVal', 'yVal', 'bubbleSize']);
type Series = Record<Role, Kept>;
const kept = (): Kept => ({ cells: new Map(), format: '' });

const textsOf = ({ cells, format }: Kept, from1904: boolean): ReadonlyMap<number, string> => {
  const parts = datePartsOf(0, format);
  return format === '' ? cells : new Map([...cells].map(([place, text]) => [place, numberText(text, parts, from1904)]));
};

/** Categories stand before the values that they are for; once where the series that follow have the same. */
const columnsOf = (all: readonly Series[], from1904: boolean): readonly Column[] => {
  let before = '';
  return all.flatMap((series) => {
    const texts = (role: Role): ReadonlyMap<number, string> => textsOf(series[role], from1904);
    const categories = new Map([...texts('cat'), ...texts('xVal')]);
    const [name, now] = [said([...series.tx.cells.values()].join(' ')), JSON.stringify([...categories])];
    const isSame = now === before;
    before = now;
    return [{ name: '', cells: isSame ? new Map<number, string>() : categories }, { name, cells: new Map([...texts('val'), ...texts('yVal')]) }, { name: '', cells: texts('bubbleSize') }].filter(({ cells }) => cells.size > 0);
  });
};

/** Throws `cannot-decode` where it is no XML. A chart of a kind that keeps its values otherwise has no columns. */
export const readChart = (bytes: Uint8Array): Chart => {
  const all: Series[] = [];
  const axes: string[] = [];
  let [title, words, element]: [string, string | null, string] = ['', null, ''];
  let [inPlot, inLevel, aside, from1904, place] = [false, false, 0, false, 0];
  let [series, role, point]: [Series | undefined, Role | '', string | null] = [undefined, '', null];
  readXml(bytes, {
    open: (name, attributes) => {
      element = name;
      if (aside > 0 || name === 'dLbls' || name === 'trendline') aside += 1;
      if (aside > 0) return;
      if (name === 'date1904') from1904 = !isOff(attribute(attributes, 'val'));
      else if (name === 'plotArea') inPlot = true;
      else if (name === 'title') words = '';
      else if (name === 'p' && words !== null && words !== '') words += ' ';
      else if (name === 'ser') all.push(series = { tx: kept(), cat: kept(), val: kept(), xVal: kept(), yVal: kept(), bubbleSize: kept() });
      else if (roles.has(name) && role === '' && words === null) role = name as Role;
      else if (name === 'lvl') inLevel = true;
      else if (name === 'pt') [place, point] = [Number(attribute(attributes, 'idx') ?? 0), ''];
    },
    close: (name) => {
      element = '';
      if (aside > 0) {
        aside -= 1;
        return;
      }
      if (name === 'plotArea') inPlot = false;
      else if (name === 'title' && words !== null) {
        if (inPlot) axes.push(said(words));
        else title = said(words);
        words = null;
      } else if (name === 'ser') series = undefined;
      else if (name === role) role = '';
      else if (name === 'lvl') inLevel = false;
      else if (name === 'pt' && point !== null) {
        const cells = role === '' ? undefined : series?.[role].cells;
        const inner = cells?.get(place);
        // Categories in groups: the group comes after what is in it, and stands before it.
        if (inner === undefined) cells?.set(place, point);
        else if (inLevel) cells?.set(place, `${point}\n${inner}`);
        point = null;
      }
    },
    text: (text) => {
      if (aside > 0) return;
      if (words !== null) words += element === 't' || element === 'v' ? text : '';
      else if (series === undefined || role === '') return;
      else if (element === 'formatCode') series[role].format += text;
      else if (element === 'v' && point !== null) point += text;
      else if (element === 'v' && role === 'tx') series.tx.cells.set(0, `${series.tx.cells.get(0) ?? ''}${text}`);
    },
  });
  return { title, axes: axes.filter((axis) => axis !== ''), columns: columnsOf(all, from1904) };
};

const linesOf = (text: string, make: NodeMaker): readonly DocumentNode[] => text.split('\n').flatMap((line, at) => [...(at === 0 ? [] : make.element('br', [])), ...make.text(line)]);

/** Its axes and its values below their series; nothing where it has none. */
export const chartNodes = ({ axes, columns }: Chart, make: NodeMaker): readonly DocumentNode[] => {
  const places = [...new Set(columns.flatMap(({ cells }) => [...cells.keys()]))].sort((one, other) => one - other);
  const rows = [...make.element('tr', columns.flatMap(({ name }) => make.element(name === '' ? 'td' : 'th', make.text(name))))];
  for (const place of places) {
    if (make.left() === 0) break;
    rows.push(...make.element('tr', columns.flatMap(({ cells }) => make.element('td', linesOf(cells.get(place) ?? '', make)))));
  }
  return [...axes.flatMap((axis) => make.element('p', make.text(axis))), ...(places.length === 0 ? [] : make.element('table', rows))];
};
