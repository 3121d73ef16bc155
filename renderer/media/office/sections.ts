// What an office document holds, in the order of its file: its text, or its sheets, or its slides. Nodes are the short list that React draws.
import { mostNodes, type DocumentNode, type DocumentTag } from '../document-tree.ts';

export interface OfficeSection {
  readonly kind: 'text' | 'sheet' | 'slide';
  /** As the file names it; empty where it does not. */
  readonly name: string;
  /** Whether the program that made it leaves it out when the document is shown. */
  readonly isHidden: boolean;
  readonly nodes: readonly DocumentNode[];
}

export interface OfficeDocument {
  readonly sections: readonly OfficeSection[];
  /** Whether its end was left out, because it holds more than the window draws at once. */
  readonly cut: boolean;
}

/** Makes nodes until there are as many as the window draws; from then on nothing is added but what holds something that was. */
export interface NodeMaker {
  element(tag: DocumentTag, children: readonly DocumentNode[], spans?: { readonly columns: number; readonly rows: number }): readonly DocumentNode[];
  text(text: string): readonly DocumentNode[];
  readonly left: () => number;
}

export const createNodes = (most = mostNodes): NodeMaker => {
  let left = most;
  const count = (node: DocumentNode, isNeeded: boolean): readonly DocumentNode[] => {
    if (left <= 0 && !isNeeded) return [];
    left -= 1;
    return [node];
  };
  return {
    element: (tag, children, spans = { columns: 1, rows: 1 }) => count({ tag, ...spans, children }, children.length > 0),
    text: (text) => (text === '' ? [] : count({ text }, false)),
    left: () => Math.max(0, left),
  };
};
