// Which way a table of a document is read: as the first letter in it is, whatever the language of the window. Browsers cannot tell by themselves where each cell
// has a direction of its own.
import type { DocumentNode } from './document-tree.ts';

/** Hebrew, Arabic, Syriac, Thaana, N'Ko and their forms: the blocks that Unicode keeps for scripts written from right to left. */
const rightToLeft = /[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufeff\u{10800}-\u{10fff}\u{1e800}-\u{1efff}]/u;

const firstLetter = (nodes: readonly DocumentNode[]): string | undefined => {
  for (const node of nodes) {
    const found = 'text' in node ? /\p{L}/u.exec(node.text)?.[0] : 'children' in node ? firstLetter(node.children) : undefined;
    if (found !== undefined) return found;
  }
  return undefined;
};

/** `nodes`: what is in the table. The names of columns that a sheet is given (`thead`) say nothing. */
export const readingDirection = (nodes: readonly DocumentNode[]): 'ltr' | 'rtl' => {
  const letter = firstLetter(nodes.filter((node) => !('tag' in node && node.tag === 'thead')));
  return letter !== undefined && rightToLeft.test(letter) ? 'rtl' : 'ltr';
};
