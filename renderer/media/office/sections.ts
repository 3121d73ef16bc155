// What an office document holds, in the order of its file: its text, or its sheets, or its slides. Nodes are the short list that React draws.
import type { PageMargin } from './page-margins.ts';
import { mostDepth, mostNodes, type DocumentNode, type DocumentTag, type Drawn, type TrackedChange } from '../document-tree.ts';

export interface OfficeComment {
  /** As the file says it; empty where it does not. */
  readonly by: string;
  readonly at: string;
  /** The cell that it is about, by its name; empty outside sheets. */
  readonly cell: string;
  readonly nodes: readonly DocumentNode[];
}

export interface OfficeSection {
  readonly kind: 'text' | 'sheet' | 'slide';
  /** As the file names it; empty where it does not. */
  readonly name: string;
  /** Whether the program that made it leaves it out when the document is shown. */
  readonly isHidden: boolean;
  readonly nodes: readonly DocumentNode[];
  /** In the order of the numbers that stand at their places, which begin with 1. */
  readonly comments: readonly OfficeComment[];
}

export interface OfficeDocument {
  readonly sections: readonly OfficeSection[];
  /** Heads and feet of the pages of a text. */
  readonly margins: readonly PageMargin[];
  /** Whether a head or a foot of its pages is broken, and left out. */
  readonly lacksMargin: boolean;
  /** Whether its end, or some of its heads and feet, were left out, because it holds more than the window draws at once. */
  readonly cut: boolean;
  /** Whether it holds passages that somebody added or took out while the program kept track of it. They are shown as such. */
  readonly tracksChanges: boolean;
  /** Whether the file keeps former values of cells, which are not shown. */
  readonly keepsFormerValues: boolean;
  /** Whether a macro is in it. None is ever run here; the program that a copy is opened in may run it. */
  readonly hasMacros: boolean;
}

/** What the readers say of it; macros are told by the parts of its archive. */
export type OfficeBody = Omit<OfficeDocument, 'hasMacros'>;

/** Makes nodes until there are as many as the window draws; from then on nothing is added but what holds something that was. */
export interface NodeMaker {
  element(tag: DocumentTag, children: readonly DocumentNode[], spans?: { readonly columns: number; readonly rows: number }): readonly DocumentNode[];
  text(text: string): readonly DocumentNode[];
  comment(number: number): readonly DocumentNode[];
  drawn(drawn: Drawn): readonly DocumentNode[];
  /** Nothing where nothing was changed. */
  change(change: TrackedChange, children: readonly DocumentNode[]): readonly DocumentNode[];
  readonly left: () => number;
  /** What was met on the way. */
  readonly ending: () => Pick<OfficeDocument, 'cut' | 'tracksChanges'>;
}

export const createNodes = (most = mostNodes): NodeMaker => {
  let left = most;
  let tracksChanges = false;
  const heights = new WeakMap<DocumentNode, number>();
  const count = (node: DocumentNode, isNeeded: boolean): readonly DocumentNode[] => {
    if (left <= 0 && !isNeeded) return [];
    left -= 1;
    return [node];
  };
  const around = (node: DocumentNode & { readonly children: readonly DocumentNode[] }): readonly DocumentNode[] => {
    const height = node.children.reduce((highest, child) => Math.max(highest, heights.get(child) ?? 0), 0) + 1;
    if (height > mostDepth) return node.children;
    heights.set(node, height);
    return count(node, node.children.length > 0);
  };
  return {
    element: (tag, children, spans = { columns: 1, rows: 1 }) => around({ tag, ...spans, children }),
    text: (text) => (text === '' ? [] : count({ text }, false)),
    comment: (number) => count({ comment: number }, false),
    drawn: (drawn) => count(drawn, false),
    change: (change, children) => {
      if (children.length === 0) return [];
      tracksChanges = true;
      return around({ ...change, children });
    },
    left: () => Math.max(0, left),
    ending: () => ({ cut: left <= 0, tracksChanges }),
  };
};

/** What was met by any of them. */
export const endingOf = (...makers: readonly NodeMaker[]): ReturnType<NodeMaker['ending']> => {
  const endings = makers.map(({ ending }) => ending());
  return { cut: endings.some(({ cut }) => cut), tracksChanges: endings.some(({ tracksChanges }) => tracksChanges) };
};

/** What the file says of who and when, no longer than a line. */
export const said = (words: string | undefined): string => (words ?? '').replace(/\s+/gu, ' ').trim().slice(0, 200);

/** A moment as the file writes it, with a blank between day and time. */
export const saidTime = (words: string | undefined): string => said(words).slice(0, 40).replace(/^(\d{4}-\d\d-\d\d)T/u, '$1 ');
