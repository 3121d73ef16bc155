// Draws the plain tree of an office document. What somebody deleted or added is marked and says who and when; the place of a comment has its number. What is drawn in it is named.
// Our words among the document's stand apart from its direction.
import { createElement, type ReactNode } from 'react';
import { Text } from '../../../i18n/Text.tsx';
import { useText } from '../../../i18n/use-text.ts';
import type { DocumentNode, DocumentTag, Drawn, TrackedChange } from '../../../media/document-tree.ts';
import type { OfficeComment } from '../../../media/office/sections.ts';
import { readingDirection } from '../../../media/reading-direction.ts';
import { Bdi } from '../../../ui/Bdi.tsx';

// The screen has the first heading; a document's own come below it.
const shownAs: Partial<Record<DocumentTag, string>> = { h1: 'h2', h2: 'h3', h3: 'h4', h4: 'h5', h5: 'h6' };
const direction: ReadonlySet<DocumentTag> = new Set(['p', 'h1', 'h2', 'h3', 'h4', 'h5', 'h6', 'li', 'td', 'th', 'blockquote']);

const Said = ({ words, otherwise }: { readonly words: string; readonly otherwise: 'viewer.nameUnsaid' | 'viewer.timeUnsaid' }) => {
  const t = useText();
  return words === '' ? t(otherwise) : <Bdi value={words} />;
};

const Change = ({ change, by, at, isFirst, children }: TrackedChange & { readonly isFirst: boolean; readonly children: ReactNode }) => (
  <>
    {isFirst ? <><bdi className="viewer-change"><Text id="viewer.changeBy" values={{ change, by: <Said words={by} otherwise="viewer.nameUnsaid" />, at: <Said words={at} otherwise="viewer.timeUnsaid" /> }} /></bdi>{' '}</> : null}
    {change === 'added' || change === 'movedHere' ? <ins>{children}</ins> : <del>{children}</del>}
  </>
);

const CommentPlace = ({ number }: { readonly number: number }) => <sup className="viewer-comment-place"><bdi>{useText()('viewer.commentPlace', { number })}</bdi></sup>;

const NotDrawn = ({ drawn, title, cell, shows }: Drawn) => {
  const t = useText();
  return <bdi className="viewer-drawn">{t('viewer.drawn', { drawn, shows: drawn === 'picture' ? 'picture' : shows, hasCell: cell === '' ? 'no' : 'yes', cell, hasTitle: title === '' ? 'no' : 'yes', title })}</bdi>;
};

/** Whether it goes on with the change before it, which is said once. */
const goesOn = (change: TrackedChange, before: DocumentNode | undefined): boolean =>
  before !== undefined && 'change' in before && before.change === change.change && before.by === change.by && before.at === change.at;

const isName = (node: DocumentNode | undefined): boolean => node !== undefined && 'tag' in node && node.tag === 'p' && node.children.length > 0 && node.children.every((child) => 'drawn' in child);
/** A line that only names what is drawn, and the frame round a chart, are ours and read as the window is. */
const isOurs = (node: DocumentNode): boolean => isName(node) || ('tag' in node && node.tag === 'blockquote' && isName(node.children[0]));

export const DocumentNodes = ({ nodes }: { readonly nodes: readonly DocumentNode[] }): ReactNode => nodes.map((node, key) => {
  if ('text' in node) return node.text;
  if ('comment' in node) return <CommentPlace key={key} number={node.comment} />;
  if ('drawn' in node) return <NotDrawn key={key} {...node} />;
  if ('change' in node) return <Change key={key} {...node} isFirst={!goesOn(node, nodes[key - 1])}><DocumentNodes nodes={node.children} /></Change>;
  if (node.tag === 'br') return <br key={key} />;
  const spans = node.tag === 'td' || node.tag === 'th' ? { colSpan: node.columns, rowSpan: node.rows } : {};
  const dir = node.tag === 'table' ? { dir: readingDirection(node.children) } : direction.has(node.tag) && !isOurs(node) ? { dir: 'auto' } : {};
  return createElement(shownAs[node.tag] ?? node.tag, { key, ...spans, ...dir }, <DocumentNodes nodes={node.children} />);
});

/** Below a heading of the level of its section. */
export const DocumentComments = ({ comments, under }: { readonly comments: readonly OfficeComment[]; readonly under: 'h2' | 'h3' }) => {
  const t = useText();
  if (comments.length === 0) return null;
  return (
    <section className="viewer-comments">
      {createElement(under, {}, t('viewer.comments', { count: comments.length }))}
      {comments.map(({ by, at, cell, nodes }, place) => (
        <div key={place} className="viewer-comment">
          <p className="text-2">
            <Text id="viewer.commentBy" values={{ number: place + 1, cell: cell === '' ? 'none' : cell, by: <Said words={by} otherwise="viewer.nameUnsaid" />, at: <Said words={at} otherwise="viewer.timeUnsaid" /> }} />
          </p>
          <DocumentNodes nodes={nodes} />
        </div>
      ))}
    </section>
  );
};
