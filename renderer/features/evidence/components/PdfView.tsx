// A PDF document, page by page, or whole where it is about to be printed. Scripts and forms in it never run.
import { Maximize, Scissors, ZoomIn, ZoomOut } from 'lucide-react';
import { useCallback, useState } from 'react';
import type { EvidenceItem } from '../../../../shared/evidence/schema.ts';
import { useKeyHint } from '../../../commands/use-key-hint.ts';
import { useFormats } from '../../../i18n/use-formats.ts';
import { useText } from '../../../i18n/use-text.ts';
import type { DecodeFailure } from '../../../media/media-failure.ts';
import { openPdf, type OpenPdf } from '../../../media/open-pdf.ts';
import { Button } from '../../../ui/Button.tsx';
import { IconButton } from '../../../ui/IconButton.tsx';
import { Toolbar } from '../../../ui/Toolbar.tsx';
import { focusIfFree } from '../hooks/focus-if-free.ts';
import { useDecoded } from '../hooks/use-decoded.ts';
import { useCopyCommand } from '../hooks/use-copy-command.ts';
import { useMeasured } from '../hooks/use-measured.ts';
import { paperScale, usePageFit } from '../hooks/use-page-fit.ts';
import { useViewerKeys } from '../hooks/use-viewer-keys.ts';
import type { CoverStage } from '../rules/cover.ts';
import { zoomStep, type Zoom } from '../rules/zoom.ts';
import { DecodeFailed } from './DecodeFailed.tsx';
import { PageButtons } from './PageButtons.tsx';
import { PdfCopyDialog } from './PdfCopyDialog.tsx';
import { PdfPage } from './PdfPage.tsx';
import './pdf.css';

export interface PdfViewProps {
  readonly source: { readonly url: string } | { readonly pdf: Uint8Array };
  /** The item it is of; null for documents that Holdfast made itself. */
  readonly item: EvidenceItem | null;
  /** Shows all pages under one another; they alone are printed. */
  readonly printsWhole?: boolean;
  /** How it is covered where it may disturb. */
  readonly stage?: CoverStage;
}

const close = (pdf: OpenPdf): void => { pdf.close(); };
/** Ground and line around a page, in pixels. */
const aroundPage = 34;

export const PdfView = ({ source, item, printsWhole = false, stage = 'plain' }: PdfViewProps) => {
  const t = useText();
  const keyHint = useKeyHint();
  const formats = useFormats();
  const [page, setPage] = useState(1);
  const [zoom, setZoom] = useState<Zoom>('fit');
  const [copying, setCopying] = useState(false);
  const [broken, setBroken] = useState<DecodeFailure | null>(null);
  const url = 'url' in source ? source.url : null;
  const bytes = 'pdf' in source ? source.pdf : null;
  const open = useCallback((signal: AbortSignal) => openPdf(url === null ? { bytes: bytes ?? new Uint8Array() } : { url }, signal), [url, bytes]);
  const decoded = useDecoded(open, close);
  const [measure, ground] = useMeasured();
  const fitting = usePageFit(decoded.is === 'ready' ? decoded.value.document : null, page, ground.width - aroundPage);
  // What is printed is as large as on paper, however wide the window is.
  const scale = printsWhole ? 1 : zoom === 'fit' ? fitting : zoom;
  const noCopy = useCopyCommand(item, decoded.is === 'ready', () => { setCopying(true); });
  const larger = (): void => { setZoom(zoomStep(scale ?? 1, 1)); };
  const smaller = (): void => { setZoom(zoomStep(scale ?? 1, -1)); };
  const fit = (): void => { setZoom('fit'); };
  const fullSize = (): void => { setZoom(1); };
  const hold = useCallback((element: HTMLDivElement | null) => {
    focusIfFree(element);
    return measure(element);
  }, [measure]);
  const onKeyDown = useViewerKeys({ larger, smaller, fit, 'full-size': fullSize });
  const why = decoded.is === 'failed' ? decoded.why : broken;
  if (why !== null) return item === null ? <p role="alert">{t('viewer.whyCannotDecode')}</p> : <DecodeFailed item={item} why={why} />;
  if (decoded.is !== 'ready') return <p role="status" className="evidence-note">{item === null ? t('viewer.loadingDocument') : t('viewer.loading', { id: item.id })}</p>;
  const { document } = decoded.value;
  const pages = printsWhole ? Array.from({ length: document.numPages }, (_, at) => at + 1) : [page];
  return (
    <div className="viewer-document" onKeyDown={onKeyDown}>
      {printsWhole ? null : (
        <Toolbar name={t('viewer.pictureTools')}>
          <PageButtons page={page} pages={document.numPages} onPage={setPage} />
          <IconButton icon={ZoomOut} name={t('viewer.zoomOut')} {...keyHint('smaller')} onPress={smaller} />
          <span className="viewer-zoom" dir="ltr">{formats.percent(scale ?? 1)}</span>
          <IconButton icon={ZoomIn} name={t('viewer.zoomIn')} {...keyHint('larger')} onPress={larger} />
          <Button size="compact" icon={Maximize} onPress={fit}>{t('viewer.fit')}</Button>
          <Button size="compact" onPress={fullSize}>{t('viewer.fullSize')}</Button>
          {item === null ? null : <Button size="compact" icon={Scissors} isDisabled={noCopy !== null} onPress={() => { setCopying(true); }}>{t('copies.make')}</Button>}
        </Toolbar>
      )}
      <div className="pdf-pages" ref={hold} data-prints={printsWhole || undefined} tabIndex={0} role="group" aria-label={t('viewer.pageOf', { page, pages: document.numPages })}>
        {scale === null ? null : pages.map((number) => <PdfPage key={number} document={document} page={number} scale={scale * paperScale} onFailure={setBroken} />)}
      </div>
      {copying && item !== null ? <PdfCopyDialog item={item} pdf={decoded.value} firstPage={page} stage={stage} onClose={() => { setCopying(false); }} /> : null}
    </div>
  );
};
