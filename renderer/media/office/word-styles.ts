// Which paragraphs of a Word document are headings and which belong to a list, and the number that stands before each (ECMA-376 part 1, 17.7 and 17.9).
import { attribute, readXml } from './read-xml.ts';

export interface InList { readonly list: string; readonly level: number }

interface Style { basedOn: string; heading: number | null; list: string | null; level: number | null }

export interface ParagraphStyles {
  /** 1 to 6, or null where it is no heading. */
  readonly heading: (style: string) => number | null;
  readonly list: (style: string) => InList | null;
}

/** Styles are based on each other; a circle of them has an end here. */
const mostSteps = 20;

const numberIn = (text: string | undefined): number | null => (text !== undefined && /^\d{1,9}$/u.test(text) ? Number(text) : null);

export const headingOf = (outlineLevel: string | undefined): number | null => {
  const level = numberIn(outlineLevel);
  return level === null || level > 8 ? null : Math.min(level + 1, 6);
};

const headingByName = (name: string): number | null => {
  const found = /^heading (\d)$/iu.exec(name);
  return found === null ? (/^title$/iu.test(name) ? 1 : null) : Math.min(Math.max(Number(found[1]), 1), 6);
};

export const paragraphStyles = (bytes: Uint8Array | undefined): ParagraphStyles => {
  const styles = new Map<string, Style>();
  let style: Style | undefined;
  if (bytes !== undefined) readXml(bytes, {
    open: (name, attributes) => {
      const value = attribute(attributes, 'val');
      if (name === 'style') {
        style = { basedOn: '', heading: null, list: null, level: null };
        styles.set(attribute(attributes, 'styleId') ?? '', style);
      } else if (style === undefined) return;
      else if (name === 'name') style.heading = headingByName(value ?? '');
      else if (name === 'basedOn') style.basedOn = value ?? '';
      else if (name === 'outlineLvl') style.heading ??= headingOf(value);
      else if (name === 'numId') style.list = value ?? null;
      else if (name === 'ilvl') style.level = numberIn(value);
    },
    close: (name) => { if (name === 'style') style = undefined; },
    text: () => undefined,
  });
  const find = <Found>(id: string, ask: (one: Style) => Found | null): Found | null => {
    let now = id;
    for (let step = 0; step < mostSteps; step += 1) {
      const one = styles.get(now);
      if (one === undefined) return null;
      const found = ask(one);
      if (found !== null) return found;
      now = one.basedOn;
    }
    return null;
  };
  return {
    heading: (id) => find(id, ({ heading }) => heading),
    list: (id) => {
      const list = find(id, (one) => one.list);
      return list === null ? null : { list, level: find(id, ({ level }) => level) ?? 0 };
    },
  };
};

interface Level { start: number; format: string; text: string }
interface List { abstract: string; readonly starts: Map<number, number> }

/** Word's own lists have nine. */
const mostLevels = 9;

/** The longest text before a number that is shown; Word itself allows 31 characters. */
const longestLabel = 100;

const tens = ['', 'x', 'xx', 'xxx', 'xl', 'l', 'lx', 'lxx', 'lxxx', 'xc'];
const hundreds = ['', 'c', 'cc', 'ccc', 'cd', 'd', 'dc', 'dcc', 'dccc', 'cm'];
const ones = ['', 'i', 'ii', 'iii', 'iv', 'v', 'vi', 'vii', 'viii', 'ix'];
const roman = (number: number): string => `${'m'.repeat(Math.floor(number / 1000))}${hundreds[Math.floor(number / 100) % 10] ?? ''}${tens[Math.floor(number / 10) % 10] ?? ''}${ones[number % 10] ?? ''}`;
/** a to z, then aa to zz with the same letter twice, as Word counts. */
const letter = (number: number): string => String.fromCodePoint(97 + (number - 1) % 26).repeat(Math.ceil(number / 26));

/** A number as its level writes it; in digits where it writes it otherwise or where that would be longer than a line. */
export const numberAs = (number: number, format: string): string => {
  if (format === 'none') return '';
  if (number >= 1 && number <= 3999 && /roman$/iu.test(format)) return format.startsWith('upper') ? roman(number).toUpperCase() : roman(number);
  if (number >= 1 && number <= 260 && /^(?:lower|upper)Letter$/u.test(format)) return format.startsWith('upper') ? letter(number).toUpperCase() : letter(number);
  return format === 'decimalZero' && number < 10 ? `0${String(number)}` : String(number);
};

export interface Numbering {
  /** What stands before the next paragraph of this list: its number as Word shows it, or nothing but a point. Null where there is no such list. */
  readonly next: (place: InList) => { readonly isBullet: boolean; readonly label: string } | null;
}

const readNumbering = (bytes: Uint8Array | undefined): { readonly levels: ReadonlyMap<string, ReadonlyMap<number, Level>>; readonly lists: ReadonlyMap<string, List> } => {
  const levels = new Map<string, Map<number, Level>>();
  const lists = new Map<string, List>();
  let abstract: Map<number, Level> | undefined;
  let [level, list, place]: [Level | undefined, List | undefined, number] = [undefined, undefined, 0];
  if (bytes !== undefined) readXml(bytes, {
    open: (name, attributes) => {
      const value = attribute(attributes, 'val') ?? '';
      if (name === 'abstractNum') levels.set(attribute(attributes, 'abstractNumId') ?? '', abstract = new Map<number, Level>());
      else if (name === 'lvl' && abstract !== undefined) abstract.set(numberIn(attribute(attributes, 'ilvl')) ?? 0, level = { start: 1, format: 'decimal', text: '' });
      else if (name === 'start' && level !== undefined) level.start = numberIn(value) ?? 1;
      else if (name === 'numFmt' && level !== undefined) level.format = value;
      else if (name === 'lvlText' && level !== undefined) level.text = value.slice(0, longestLabel);
      else if (name === 'num') lists.set(attribute(attributes, 'numId') ?? '', list = { abstract: '', starts: new Map<number, number>() });
      else if (name === 'abstractNumId' && list !== undefined) list.abstract = value;
      else if (name === 'lvlOverride') place = numberIn(attribute(attributes, 'ilvl')) ?? 0;
      else if (name === 'startOverride' && list !== undefined) list.starts.set(place, numberIn(value) ?? 1);
    },
    close: (name) => {
      if (name === 'abstractNum') abstract = undefined;
      else if (name === 'lvl') level = undefined;
      else if (name === 'num') list = undefined;
    },
    text: () => undefined,
  });
  return { levels, lists };
};

const createNumbering = ({ levels, lists }: ReturnType<typeof readNumbering>): Numbering => {
  const counters = new Map<string, Map<number, number>>();
  const begun = new Set<string>();
  return {
    next: ({ list: id, level: place }) => {
      const list = lists.get(id);
      const own = levels.get(list?.abstract ?? '');
      const level = own?.get(place);
      if (list === undefined || own === undefined || level === undefined || place >= mostLevels) return null;
      const counter = counters.get(list.abstract) ?? new Map<number, number>();
      counters.set(list.abstract, counter);
      const startOf = (at: number): number => list.starts.get(at) ?? own.get(at)?.start ?? 1;
      if (!begun.has(id)) for (const at of list.starts.keys()) counter.delete(at);
      begun.add(id);
      counter.set(place, (counter.get(place) ?? startOf(place) - 1) + 1);
      for (const deeper of counter.keys()) if (deeper > place) counter.delete(deeper);
      if (level.format === 'bullet') return { isBullet: true, label: '' };
      const label = level.text.replace(/%([1-9])/gu, (_all, digit: string) => {
        const at = Number(digit) - 1;
        return numberAs(counter.get(at) ?? startOf(at), (own.get(at) ?? level).format);
      });
      return { isBullet: false, label };
    },
  };
};

/** Makes what counts on with every paragraph it is asked about, in the order of one part of the document. */
export const numberingIn = (bytes: Uint8Array | undefined): (() => Numbering) => {
  const lists = readNumbering(bytes);
  return () => createNumbering(lists);
};
