// Rich Text Format (Microsoft's specification 1.9.1): the words of a document with its tables, notes, comments, the heads and feet of its pages, and what was deleted while the program kept track of it. Pictures, objects
// and everything that is not on the short list below are passed over unread, so that what a file hides in them is never looked at.
import type { TrackedChange } from '../document-tree.ts';
import { mostUnpackedBytes } from '../limits.ts';
import { MediaError } from '../media-failure.ts';
import { createMarginNodes, eachOnce, type PageMargin } from './page-margins.ts';
import { createFlow, type Flow } from './rtf-flow.ts';
import { createNodes, endingOf, said, type OfficeComment, type OfficeDocument } from './sections.ts';
import { signOf } from './symbols.ts';

const start = new TextEncoder().encode('{\\rtf');

export const isRtf = (bytes: Uint8Array): boolean => start.every((code, at) => bytes[at] === code);

type Place = 'text' | 'aside' | 'fonts' | 'authors' | 'author' | 'date' | 'comment' | 'margin';

interface State {
  readonly place: Place;
  /** What stands after a letter by its number, for programs that do not know it. */
  readonly spare: number;
  readonly font: string;
  readonly change: 'added' | 'deleted' | null;
  readonly added: { readonly by: number; readonly at: number };
  readonly deleted: { readonly by: number; readonly at: number };
  readonly inTable: boolean;
  readonly heading: number | null;
  readonly inNote: boolean;
  /** Whether a note at the foot, a comment, or the head or foot of a page ends with the group. */
  readonly ends: 'note' | 'comment' | 'margin' | null;
}

const asides: ReadonlySet<string> = new Set([
  'colortbl', 'stylesheet', 'info', 'pict', 'nonshppict', 'shprslt', 'sp', 'filetbl', 'xe', 'tc', 'rxe',
  'ftnsep', 'ftnsepc', 'ftncn', 'aftnsep', 'aftnsepc', 'aftncn',
]);
const margins: ReadonlyMap<string, Pick<PageMargin, 'at' | 'pages'>> = new Map([
  ['header', { at: 'head', pages: 'every' }], ['headerf', { at: 'head', pages: 'first' }], ['headerl', { at: 'head', pages: 'even' }], ['headerr', { at: 'head', pages: 'other' }],
  ['footer', { at: 'foot', pages: 'every' }], ['footerf', { at: 'foot', pages: 'first' }], ['footerl', { at: 'foot', pages: 'even' }], ['footerr', { at: 'foot', pages: 'other' }],
]);
/** Those that programs may pass over, and that hold words all the same. */
const known: ReadonlySet<string> = new Set(['shpinst', 'shptxt', 'annotation', 'atnauthor', 'atndate', 'revtbl']);
const letters: ReadonlyMap<string, string> = new Map([
  ['tab', '\t'], ['line', '\n'], ['emdash', '—'], ['endash', '–'], ['lquote', '‘'], ['rquote', '’'], ['ldblquote', '“'], ['rdblquote', '”'], ['bullet', '•'], ['emspace', '\u2003'], ['enspace', '\u2002'], ['nestcell', '\t'], ['nestrow', '\n'],
]);
const codePages: Readonly<Record<string, string>> = { 437: '', 850: '', 866: 'ibm866', 874: 'windows-874', 932: 'shift_jis', 936: 'gbk', 949: 'euc-kr', 950: 'big5', 10000: 'macintosh', 65001: 'utf-8' };
const fontPages: Readonly<Record<number, number>> = { 77: 10000, 128: 932, 129: 949, 134: 936, 136: 950, 161: 1253, 162: 1254, 163: 1258, 177: 1255, 178: 1256, 186: 1257, 204: 1251, 222: 874, 238: 1250, 255: 437 };

/** The name that decoders know it by; empty where none does, and then letters beyond ASCII are marked and not guessed. */
const decoderOf = (page: number): string => codePages[String(page)] ?? (page >= 1250 && page <= 1258 ? `windows-${String(page)}` : 'windows-1252');

const decode = (bytes: readonly number[], page: number | 'symbol'): string => {
  if (page === 'symbol') return bytes.map((byte) => (byte === 32 ? ' ' : signOf(`F0${byte.toString(16).padStart(2, '0')}`))).join('');
  const name = decoderOf(page);
  return name === '' ? bytes.map((byte) => (byte < 128 ? String.fromCodePoint(byte) : '\uFFFD')).join('') : new TextDecoder(name).decode(Uint8Array.from(bytes));
};

const two = (number: number): string => String(number).padStart(2, '0');
/** A moment in the bits of one number: minute, hour, day, month, year from 1900. Empty where that is none. */
const moment = (bits: number): string => {
  const [minute, hour, day, month] = [bits & 0x3f, (bits >>> 6) & 0x1f, (bits >>> 11) & 0x1f, (bits >>> 16) & 0xf];
  return minute > 59 || hour > 23 || day < 1 || month < 1 || month > 12 ? '' : `${String(1900 + ((bits >>> 20) & 0x1ff))}-${two(month)}-${two(day)} ${two(hour)}:${two(minute)}`;
};

/** Those of first and even pages count only where the document says that these pages differ; the usual ones are then for the others. */
const onTheirPages = (found: readonly PageMargin[], firstDiffers: boolean, evenDiffer: boolean): readonly PageMargin[] => {
  const isFor = new Map<PageMargin['pages'], PageMargin['pages']>([['first', firstDiffers ? 'first' : 'none'], ['even', evenDiffer ? 'even' : 'none'], ['every', firstDiffers || evenDiffer ? 'other' : 'every']]);
  return found.map((margin) => ({ ...margin, pages: isFor.get(margin.pages) ?? margin.pages }));
};

/** Groups deeper than this are passed over, which is said: no program writes them. */
const mostGroups = 1000;
const beginning: State = { place: 'text', spare: 1, font: '', change: null, added: { by: 0, at: 0 }, deleted: { by: 0, at: 0 }, inTable: false, heading: null, inNote: false, ends: null };

/** What is no RTF has no words, or odd ones. Throws `too-large` where there are more words than are read of any document. */
export const readRtf = (bytes: Uint8Array, mostBytes = mostUnpackedBytes): OfficeDocument => {
  const [make, inMargins] = [createNodes(), createMarginNodes()];
  const body = createFlow(make);
  const comments: OfficeComment[] = [];
  const found: PageMargin[] = [];
  const fonts = new Map<string, number | 'symbol'>();
  const authors: string[] = [];
  const stack: State[] = [];
  let state: State = { ...beginning, place: 'aside' };
  let [page, gathered, read, skip, deeper]: [number, number[], number, number, number] = [1252, [], 0, 0, 0];
  let [isStarred, isNewGroup, isPassedOver] = [false, false, false];
  let [firstDiffers, evenDiffer] = [false, false];
  let [author, date, spoken]: [string, string, Flow] = ['', '', createFlow(make)];
  const changeNow = (): TrackedChange | null => {
    if (state.change === null) return null;
    const { by, at } = state[state.change];
    return { change: state.change, by: said(authors[by]?.replace(/;$/u, '')), at: moment(at) };
  };
  let [section, margin]: [number, (Pick<PageMargin, 'at' | 'pages'> & { readonly flow: Flow }) | null] = [1, null];
  const flow = (): Flow => (state.place === 'comment' ? spoken : state.place === 'margin' ? margin?.flow ?? body : body);
  const isFlowing = (): boolean => state.place === 'text' || state.place === 'comment' || state.place === 'margin';
  const say = (words: string): void => {
    if (words === '' || state.place === 'aside') return;
    if (isFlowing()) flow().text(words, changeNow());
    else if (state.place === 'author') author += words;
    else if (state.place === 'date') date += words;
    else if (state.place === 'authors' && authors.length > 0) authors.push(`${authors.pop() ?? ''}${words}`);
  };
  const settle = (): void => {
    if (gathered.length === 0) return;
    const whole = gathered;
    gathered = [];
    say(decode(whole, fonts.get(state.font) ?? page));
  };
  const letter = (byte: number): void => {
    if (skip > 0) skip -= 1;
    else if (state.place !== 'aside' && state.place !== 'fonts') {
      gathered.push(byte);
      read += 1;
      if (read > mostBytes) throw new MediaError('too-large');
    }
  };
  const opens = (): void => {
    settle();
    [skip, isStarred, isNewGroup] = [0, false, true];
    if (stack.length >= mostGroups) {
      deeper += 1;
      isPassedOver = true;
      return;
    }
    stack.push(state);
    state = stack.length === 1 ? beginning : { ...state, ends: null };
    if (state.place === 'authors') authors.push('');
  };
  const closes = (): void => {
    settle();
    [skip, isStarred, isNewGroup] = [0, false, false];
    if (deeper > 0) {
      deeper -= 1;
      return;
    }
    const { ends } = state;
    if (ends === 'note') say(']');
    state = stack.pop() ?? { ...beginning, place: 'aside' };
    if (ends === 'margin' && margin !== null) {
      const { at, pages, flow: words } = margin;
      found.push({ at, pages, section, style: '', nodes: words.end() });
      margin = null;
    }
    if (ends !== 'comment') return;
    comments.push({ by: said(author), at: moment(Number(date)), cell: '', nodes: spoken.end() });
    body.comment(comments.length);
    [author, date, spoken] = ['', '', createFlow(make)];
  };
  const destination = (word: string): boolean => {
    const edge = margins.get(word);
    if (word === 'fonttbl') state = { ...state, place: 'fonts' };
    else if (word === 'revtbl') state = { ...state, place: 'authors' };
    else if (word === 'atnauthor') state = { ...state, place: 'author' };
    else if (word === 'atndate') state = { ...state, place: 'date' };
    else if (word === 'annotation' && state.place === 'text') state = { ...state, place: 'comment', ends: 'comment', change: null, inTable: false, heading: null };
    else if (edge !== undefined && state.place === 'text') {
      margin = { ...edge, flow: createFlow(inMargins) };
      state = { ...state, place: 'margin', ends: 'margin', change: null, inTable: false, heading: null };
    } else if (word === 'footnote') {
      say(' [');
      state = { ...state, ends: 'note', inNote: true };
    } else if (edge !== undefined || asides.has(word) || (isStarred && !known.has(word))) state = { ...state, place: 'aside' };
    else return false;
    return true;
  };
  const property = (word: string, value: number | null): void => {
    const isOn = value !== 0;
    switch (word) {
      case 'ansicpg': page = value ?? page; break;
      case 'mac': page = 10000; break;
      case 'uc': state = { ...state, spare: Math.min(Math.max(value ?? 1, 0), 100) }; break;
      case 'f': case 'deff': state = { ...state, font: String(value) }; break;
      case 'fcharset': if (state.place === 'fonts') fonts.set(state.font, value === 2 ? 'symbol' : value === null || value <= 1 ? page : fontPages[value] ?? page); break;
      case 'plain': state = { ...state, change: null }; break;
      case 'deleted': state = { ...state, change: isOn ? 'deleted' : null }; break;
      case 'revised': state = { ...state, change: state.change === 'deleted' ? 'deleted' : isOn ? 'added' : null }; break;
      case 'revauth': state = { ...state, added: { ...state.added, by: value ?? 0 } }; break;
      case 'revdttm': state = { ...state, added: { ...state.added, at: value ?? 0 } }; break;
      case 'revauthdel': state = { ...state, deleted: { ...state.deleted, by: value ?? 0 } }; break;
      case 'revdttmdel': state = { ...state, deleted: { ...state.deleted, at: value ?? 0 } }; break;
      case 'pard': state = { ...state, inTable: false, heading: null }; break;
      case 'intbl': state = { ...state, inTable: true }; break;
      case 'outlinelevel': state = { ...state, heading: value === null || value < 0 || value > 8 ? null : Math.min(value + 1, 6) }; break;
      case 'par': case 'sect': case 'page':
        if (state.inNote) say(' ');
        else if (isFlowing()) flow().paragraphEnds(state);
        if (word === 'sect' && state.place === 'text') section += 1;
        break;
      case 'titlepg': firstDiffers = true; break;
      case 'facingp': evenDiffer = true; break;
      case 'cell': if ((state.place === 'text' || state.place === 'margin') && !state.inNote) flow().cellEnds(); break;
      case 'row': if ((state.place === 'text' || state.place === 'margin') && !state.inNote) flow().rowEnds(); break;
      default: say(letters.get(word) ?? '');
    }
  };
  const unicode = (value: number): void => {
    const code = value & 0xff_ff;
    say(code >= 0xf0_00 && code <= 0xf0_ff ? signOf(code.toString(16)) : String.fromCharCode(code));
    skip = state.spare;
  };
  const control = (word: string, value: number | null): void => {
    settle();
    skip = 0;
    const isFirst = isNewGroup;
    isNewGroup = false;
    if (deeper > 0 || (isFirst && destination(word))) return;
    if (word === 'u' && value !== null) unicode(value);
    else property(word, value);
  };
  const isLetter = (byte: number | undefined): boolean => byte !== undefined && ((byte >= 97 && byte <= 122) || (byte >= 65 && byte <= 90));
  const isDigit = (byte: number | undefined): boolean => byte !== undefined && byte >= 48 && byte <= 57;
  const wordAt = (from: number, is: (byte: number | undefined) => boolean, most: number): string => {
    let to = from;
    while (to - from < most && is(bytes[to])) to += 1;
    return String.fromCodePoint(...bytes.subarray(from, to));
  };
  /** Answers with the place after it. */
  const escape = (at: number): number => {
    const sign = bytes[at];
    if (sign === undefined) return at;
    if (!isLetter(sign)) {
      if (sign === 0x27) {
        const code = Number.parseInt(String.fromCodePoint(...bytes.subarray(at + 1, at + 3)), 16);
        if (deeper === 0 && !Number.isNaN(code)) letter(code);
        return at + 3;
      }
      if (sign === 0x2a) isStarred = true;
      else if (sign === 0x7b || sign === 0x7d || sign === 0x5c) letter(sign);
      else if (sign === 0x0a || sign === 0x0d) control('par', null);
      else if (sign === 0x7e || sign === 0x5f) {
        settle();
        say(sign === 0x7e ? '\u00A0' : '\u2011');
      }
      return at + 1;
    }
    const word = wordAt(at, isLetter, 32);
    let next = at + word.length;
    const isMinus = bytes[next] === 0x2d && isDigit(bytes[next + 1]);
    if (isMinus) next += 1;
    const digits = wordAt(next, isDigit, 10);
    next += digits.length;
    const value = digits === '' ? null : Number(digits) * (isMinus ? -1 : 1);
    if (bytes[next] === 0x20) next += 1;
    if (word === 'bin') return next + Math.max(value ?? 0, 0);
    control(word, value);
    return next;
  };
  for (let at = 0; at < bytes.length;) {
    const byte = bytes[at] ?? 0;
    at += 1;
    if (byte === 0x7b) opens();
    else if (byte === 0x7d) closes();
    else if (byte === 0x5c) at = escape(at);
    else if (byte !== 0x0a && byte !== 0x0d && byte !== 0 && deeper === 0) {
      isNewGroup = false;
      letter(byte);
    }
  }
  settle();
  const nodes = body.end();
  const { cut, tracksChanges } = endingOf(make, inMargins);
  return { cut: cut || isPassedOver, tracksChanges, keepsFormerValues: false, hasMacros: false, margins: eachOnce(onTheirPages(found, firstDiffers, evenDiffer)), lacksMargin: false, sections: [{ kind: 'text', name: '', isHidden: false, nodes, comments }] };
};
