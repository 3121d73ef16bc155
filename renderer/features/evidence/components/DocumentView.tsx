// An office document as plain text with its headings, lists and tables, sheet by sheet and slide by slide. No pictures, no styles, no addresses of any kind.
import { createElement, Fragment, useCallback, type ReactNode } from 'react';
import type { EvidenceItem } from '../../../../shared/evidence/schema.ts';
import type { MessageKey } from '../../../../shared/i18n/keys.ts';
import { useText } from '../../../i18n/use-text.ts';
import type { DocumentNode, DocumentTag } from '../../../media/document-tree.ts';
import { largestDocumentFile } from '../../../media/limits.ts';
import { readWhole } from '../../../media/media-bytes.ts';
import type { OfficeSection } from '../../../media/office/sections.ts';
import { readOfficeDocument, readWordDocument } from '../../../media/read-document.ts';
import { Toolbar } from '../../../ui/Toolbar.tsx';
import { focusIfFree } from '../hooks/focus-if-free.ts';
import { useDecoded } from '../hooks/use-decoded.ts';
import type { Media } from '../hooks/use-media.ts';
import { useTextSize } from '../hooks/use-text-size.ts';
import { useViewer } from '../hooks/use-viewer.ts';
import { CoverButton } from './CoverButton.tsx';
import { DecodeFailed } from './DecodeFailed.tsx';
import { ViewTools } from './ViewTools.tsx';

// The screen has the first heading; a document's own come below it.
const shownAs: Partial<Record<DocumentTag, string>> = { h1: 'h2', h2: 'h3', h3: 'h4', h4: 'h5', h5: 'h6' };
const direction: ReadonlySet<DocumentTag> = new Set(['p', 'h1', 'h2', 'h3', 'h4', 'h5', 'h6', 'li', 'td', 'th', 'blockquote', 'pre']);

const drawNode = (node: DocumentNode, key: number): ReactNode => {
  if ('text' in node) return <Fragment key={key}>{node.text}</Fragment>;
  if (node.tag === 'br') return <br key={key} />;
  const spans = node.tag === 'td' || node.tag === 'th' ? { colSpan: node.columns, rowSpan: node.rows } : {};
  return createElement(shownAs[node.tag] ?? node.tag, { key, ...spans, ...(direction.has(node.tag) ? { dir: 'auto' } : {}) }, node.children.map(drawNode));
};

const wordType = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document';

const plainWords: Readonly<Record<OfficeSection['kind'], MessageKey>> = { text: 'viewer.documentPlain', sheet: 'viewer.sheetsPlain', slide: 'viewer.slidesPlain' };

const Section = ({ section: { kind, name, isHidden, nodes }, place }: { readonly section: OfficeSection; readonly place: number }) => {
  const t = useText();
  if (kind === 'text') return nodes.map(drawNode);
  const hidden = isHidden ? 'yes' : 'no';
  return (
    <section className="viewer-section">
      <h2>{kind === 'sheet' ? t('viewer.sheetTitle', { name, hidden }) : t('viewer.slideTitle', { number: place + 1, hidden })}</h2>
      {nodes.length === 0 ? <p className="text-2">{t('viewer.sectionEmpty')}</p> : nodes.map(drawNode)}
    </section>
  );
};

export const DocumentView = ({ item, media }: { readonly item: EvidenceItem; readonly media: Media }) => {
  const t = useText();
  const reader = media.mediaType === wordType || item.fileName.toLowerCase().endsWith('.docx') ? readWordDocument : readOfficeDocument;
  const read = useCallback(async (signal: AbortSignal) => reader(await readWhole(media.url, media.size, largestDocumentFile, signal), signal), [reader, media.url, media.size]);
  const decoded = useDecoded(read);
  const size = useTextSize();
  const onKeyDown = useViewer({ as: 'text', actions: size.actions, isShown: decoded.is === 'ready' });
  if (decoded.is === 'failed') return <DecodeFailed item={item} why={decoded.why} />;
  if (decoded.is === 'reading') return <p role="status" className="evidence-note">{t('viewer.loading', { id: item.id })}</p>;
  const { sections, cut } = decoded.value;
  return (
    <div className="viewer-document" onKeyDown={onKeyDown}>
      <Toolbar name={t('viewer.textTools')}>
        <ViewTools scale={size.scale} actions={size.actions} />
        <CoverButton />
      </Toolbar>
      <p className="text-2 viewer-document-note">{t(plainWords[sections[0]?.kind ?? 'text'])} {cut ? t('viewer.documentCut') : null}</p>
      <div className="viewer-paper" style={size.style} ref={focusIfFree} tabIndex={0} role="region" aria-label={t('viewer.documentName', { id: item.id })}>
        <div className="reading viewer-word">{sections.map((section, place) => <Section key={place} section={section} place={place} />)}</div>
      </div>
    </div>
  );
};
