// The heads and feet of a document's pages: the name of an authority and its reference number often stand nowhere else.
import { mostNodes, type DocumentNode } from '../document-tree.ts';
import { createNodes, type NodeMaker } from './sections.ts';

export interface PageMargin {
  readonly at: 'head' | 'foot';
  /** `other`: those that no other head or foot is for. `none`: the file keeps it, and its program puts it on no page. */
  readonly pages: 'every' | 'first' | 'even' | 'other' | 'none';
  /** The section of the document that begins with it, counted from 1; where it is for no page, 1. */
  readonly section: number;
  /** The style of the pages that have it, where the file has several; otherwise empty. */
  readonly style: string;
  readonly nodes: readonly DocumentNode[];
}

/** They have a share of their own of what is drawn: a head without end leaves the text where it is, and a long text the heads. */
export const createMarginNodes = (): NodeMaker => createNodes(mostNodes / 10);

const order: readonly PageMargin['pages'][] = ['first', 'every', 'other', 'even', 'none'];

/** Those that hold something, each once, in the order of sections, styles and pages. A file keeps the same head anew for every section. */
export const eachOnce = (margins: readonly PageMargin[]): readonly PageMargin[] => {
  const styles = [...new Set(margins.map(({ style }) => style))];
  const once = new Map<string, PageMargin>();
  const inOrder = margins.filter(({ nodes }) => nodes.length > 0).map((margin) => (margin.pages === 'none' ? { ...margin, section: 1 } : margin)).sort((one, other) => one.section - other.section || styles.indexOf(one.style) - styles.indexOf(other.style) || order.indexOf(one.pages) - order.indexOf(other.pages));
  for (const margin of inOrder) {
    const key = JSON.stringify([margin.at, margin.pages, margin.style, margin.nodes]);
    if (!once.has(key)) once.set(key, margin);
  }
  return [...once.values()];
};
