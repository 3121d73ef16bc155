// A PDF document, page by page. Scripts and forms in it never run.
import { Scissors } from 'lucide-react';
import { useCallback, useState } from 'react';
import type { EvidenceItem } from '../../../../shared/evidence/schema.ts';
import { useText } from '../../../i18n/use-text.ts';
import type { DecodeFailure } from '../../../media/media-failure.ts';
import { openPdf, type OpenPdf } from '../../../media/open-pdf.ts';
import { Button } from '../../../ui/Button.tsx';
import { Toolbar } from '../../../ui/Toolbar.tsx';
import { focusIfFree } from '../hooks/focus-if-free.ts';
import { useDecoded } from '../hooks/use-decoded.ts';
import { useCopyCommand } from '../hooks/use-copy-command.ts';
import { useMeasured } from '../../../ui/use-measured.ts';
import { paperScale, usePageFit } from '../hooks/use-page-fit.ts';
import { useViewer } from '../hooks/use-viewer.ts';
import type { CoverStage } from '../rules/cover.ts';
import { zoomStep, type Zoom } from '../rules/zoom.ts';
import { CoverButton } from './CoverButton.tsx';
import { DecodeFailed } from './DecodeFailed.tsx';
import { LockedPdf } from './LockedPdf.tsx';
import { PageButtons } from './PageButtons.tsx';
import { PdfCopyDialog } from './PdfCopyDialog.tsx';
import { PdfPage } from './PdfPage.tsx';
import { ViewTools } from './ViewTools.tsx';
import './pdf.css';

export interface PdfViewProps {
  readonly source: { readonly url: string } | { readonly pdf: Uint8Array };
  /** The item it is of; null for documents that Holdfast made itself. */
  readonly item: EvidenceItem | null;
  /** How it is covered where it may disturb. */
  readonly stage?: CoverStage;
}

const close = (pdf: OpenPdf): void => { pdf.close(); };
/** Ground and line around a page, in pixels. */
const aroundPage = 34;

export const PdfView = ({ source, item, stage = 'plain' }: PdfViewProps) => {
  const t = useText();
  const [page, setPage] = useState(1);
  const [zoom, setZoom] = useState<Zoom>('fit');
  const [turns, setTurns] = useState(0);
  const [copying, setCopying] = useState(false);
  const [broken, setBroken] = useState<DecodeFailure | null>(null);
  const [password, setPassword] = useState<string | null>(null);
  const url = 'url' in source ? source.url : null;
  const bytes = 'pdf' in source ? source.pdf : null;
  const open = useCallback((signal: AbortSignal) => openPdf(url === null ? { bytes: bytes ?? new Uint8Array() } : { url }, signal, password), [url, bytes, password]);
  const decoded = useDecoded(open, close);
  const [measure, ground] = useMeasured();
  const fitting = usePageFit(decoded.is === 'ready' ? decoded.value.document : null, page, turns, ground.width - aroundPage);
  const scale = zoom === 'fit' ? fitting : zoom;
  const noCopy = useCopyCommand(item, decoded.is === 'ready', () => { setCopying(true); });
  const actions = {
    larger: () => { setZoom(zoomStep(scale ?? 1, 1)); }, smaller: () => { setZoom(zoomStep(scale ?? 1, -1)); }, fit: () => { setZoom('fit'); }, 'full-size': () => { setZoom(1); },
    turn: () => { setTurns((before) => (before + 1) % 4); },
  };
  const hold = useCallback((element: HTMLDivElement | null) => {
    focusIfFree(element);
    return measure(element);
  }, [measure]);
  const why = decoded.is === 'failed' ? decoded.why : broken;
  const onKeyDown = useViewer({ as: 'page', actions, isShown: decoded.is === 'ready' && why === null });
  if (why === 'needs-password' && item !== null) return <LockedPdf item={item} tried={password} onTry={setPassword} />;
  if (why !== null) return item === null ? <p role="alert">{t('viewer.whyCannotDecode')}</p> : <DecodeFailed item={item} why={why} />;
  if (decoded.is !== 'ready') return <p role="status" className="evidence-note">{item === null ? t('viewer.loadingDocument') : t('viewer.loading', { id: item.id })}</p>;
  const { document } = decoded.value;
  return (
    <div className="viewer-document" onKeyDown={onKeyDown}>
      <Toolbar name={t('viewer.pictureTools')}>
        <PageButtons page={page} pages={document.numPages} onPage={setPage} />
        <ViewTools scale={scale ?? 1} actions={actions} />
        <CoverButton />
        {item === null ? null : <Button size="compact" icon={Scissors} isDisabled={noCopy !== null} onPress={() => { setCopying(true); }}>{t('copies.make')}</Button>}
      </Toolbar>
      <div className="pdf-pages" ref={hold} tabIndex={0} role="group" aria-label={t('viewer.pageOf', { page, pages: document.numPages })}>
        {scale === null ? null : <PdfPage key={page} document={document} page={page} scale={scale * paperScale} turns={turns} onFailure={setBroken} />}
      </div>
      {copying && item !== null ? <PdfCopyDialog item={item} pdf={decoded.value} firstPage={page} stage={stage} onClose={() => { setCopying(false); }} /> : null}
    </div>
  );
};
