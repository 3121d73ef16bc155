// An office document as plain text with its headings, lists and tables, sheet by sheet and slide by slide, with the heads and feet of its pages, its comments and what was deleted in it.
// No pictures, no styles, no addresses of any kind; a macro in it is named and never run.
import { useCallback } from 'react';
import type { EvidenceItem } from '../../../../shared/evidence/schema.ts';
import type { MessageKey } from '../../../../shared/i18n/keys.ts';
import { useText } from '../../../i18n/use-text.ts';
import { largestDocumentFile } from '../../../media/limits.ts';
import { readWhole } from '../../../media/media-bytes.ts';
import type { PageMargin } from '../../../media/office/page-margins.ts';
import type { OfficeSection } from '../../../media/office/sections.ts';
import { readOfficeDocument } from '../../../media/read-document.ts';
import { Line } from '../../../ui/Line.tsx';
import { Toolbar } from '../../../ui/Toolbar.tsx';
import { focusIfFree } from '../hooks/focus-if-free.ts';
import { useDecoded } from '../hooks/use-decoded.ts';
import type { Media } from '../hooks/use-media.ts';
import { useTextSize } from '../hooks/use-text-size.ts';
import { useViewer } from '../hooks/use-viewer.ts';
import { CoverButton } from './CoverButton.tsx';
import { DecodeFailed } from './DecodeFailed.tsx';
import { DocumentComments, DocumentNodes } from './DocumentNodes.tsx';
import { ViewTools } from './ViewTools.tsx';

const plainWords: Readonly<Record<OfficeSection['kind'], MessageKey>> = { text: 'viewer.documentPlain', sheet: 'viewer.sheetsPlain', slide: 'viewer.slidesPlain' };

/** Once each, with the pages that have them: heads before the text, feet after it. */
const PageMargins = ({ margins, at }: { readonly margins: readonly PageMargin[]; readonly at: PageMargin['at'] }) => {
  const t = useText();
  return margins.filter((margin) => margin.at === at).map(({ pages, section, style, nodes }, place) => (
    <div key={place} className="viewer-margin">
      <p className="text-2">{t(at === 'head' ? 'viewer.pageHead' : 'viewer.pageFoot', { pages, section, hasStyle: style === '' ? 'no' : 'yes', style })}</p>
      <DocumentNodes nodes={nodes} />
    </div>
  ));
};

const Section = ({ section: { kind, name, isHidden, nodes, comments }, place, margins }: { readonly section: OfficeSection; readonly place: number; readonly margins: readonly PageMargin[] }) => {
  const t = useText();
  if (kind === 'text') return (
    <>
      <PageMargins margins={margins} at="head" />
      <DocumentNodes nodes={nodes} />
      <PageMargins margins={margins} at="foot" />
      <DocumentComments comments={comments} under="h2" />
    </>
  );
  const hidden = isHidden ? 'yes' : 'no';
  return (
    <section className="viewer-section">
      <h2>{kind === 'sheet' ? t('viewer.sheetTitle', { name, hidden }) : t('viewer.slideTitle', { number: place + 1, hidden })}</h2>
      {nodes.length === 0 ? <p className="text-2">{t('viewer.sectionEmpty')}</p> : <DocumentNodes nodes={nodes} />}
      <DocumentComments comments={comments} under="h3" />
    </section>
  );
};

export const DocumentView = ({ item, media }: { readonly item: EvidenceItem; readonly media: Media }) => {
  const t = useText();
  const read = useCallback(async (signal: AbortSignal) => readOfficeDocument(await readWhole(media.url, media.size, largestDocumentFile, signal), signal), [media.url, media.size]);
  const decoded = useDecoded(read);
  const size = useTextSize();
  const onKeyDown = useViewer({ as: 'text', actions: size.actions, isShown: decoded.is === 'ready' });
  if (decoded.is === 'failed') return <DecodeFailed item={item} why={decoded.why} />;
  if (decoded.is === 'reading') return <p role="status" className="evidence-note">{t('viewer.loading', { id: item.id })}</p>;
  const { sections, margins, lacksMargin, cut, tracksChanges, keepsFormerValues, hasMacros } = decoded.value;
  return (
    <div className="viewer-document" onKeyDown={onKeyDown}>
      <Toolbar name={t('viewer.textTools')}>
        <ViewTools scale={size.scale} actions={size.actions} />
        <CoverButton />
      </Toolbar>
      {hasMacros ? <Line tone="warn" mark="attention">{t('viewer.documentMacros')}</Line> : null}
      <p className="text-2 viewer-document-note">{t(plainWords[sections[0]?.kind ?? 'text'])} {tracksChanges ? t('viewer.documentChanges') : null} {keepsFormerValues ? t('viewer.documentFormerValues') : null} {lacksMargin ? t('viewer.documentLacksMargin') : null} {cut ? t('viewer.documentCut') : null}</p>
      <div className="viewer-paper" style={size.style} ref={focusIfFree} tabIndex={0} role="region" aria-label={t('viewer.documentName', { id: item.id })}>
        <div className="reading viewer-word">{sections.map((section, place) => <Section key={place} section={section} place={place} margins={margins} />)}</div>
      </div>
    </div>
  );
};
