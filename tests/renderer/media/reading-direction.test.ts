import { describe, expect, it } from 'vitest';
import type { DocumentNode, DocumentTag } from '../../../renderer/media/document-tree.ts';
import { readingDirection } from '../../../renderer/media/reading-direction.ts';

const element = (tag: DocumentTag, ...children: readonly DocumentNode[]): DocumentNode => ({ tag, columns: 1, rows: 1, children });
const row = (...cells: readonly string[]): DocumentNode => element('tr', ...cells.map((text) => element('td', { text })));

describe('a table of a document is read', () => {
  it.each([
    ['from the left where its first letter is', 'ltr', [row('1', 'Who'), row('دفع')]],
    ['from the right where its first letter is', 'rtl', [row('1.', 'من دفع؟'), row('Nobody')]],
    ['from the left where it holds figures alone', 'ltr', [row('1', '2')]],
    ['as its cells are, whatever the columns are called', 'rtl', [element('thead', row('A', 'B')), element('tbody', row('1', 'الاسم'))]],
    ['as what was deleted from it is', 'rtl', [element('tr', element('td', { change: 'deleted', by: 'Ana', at: '', children: [{ text: 'ريم' }] }, { text: 'Ana' }))]],
    ['by letters of the newer blocks too', 'rtl', [row('\u{1E900}')]],
  ] as const)('%s', (_words, expected, nodes) => {
    expect(readingDirection(nodes)).toBe(expected);
  });
});
