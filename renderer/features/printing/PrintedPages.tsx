// A document that Holdfast made, all pages under one another as they come out of the printer: as large as on paper, however wide the window is.
import { useCallback, useState } from 'react';
import { useText } from '../../i18n/use-text.ts';
import type { DecodeFailure } from '../../media/media-failure.ts';
import { openPdf, type OpenPdf } from '../../media/open-pdf.ts';
import { PdfPage } from '../evidence/components/PdfPage.tsx';
import '../evidence/components/pdf.css';
import { useDecoded } from '../evidence/hooks/use-decoded.ts';
import { paperScale } from '../evidence/hooks/use-page-fit.ts';

const close = (pdf: OpenPdf): void => { pdf.close(); };

export const PrintedPages = ({ pdf }: { readonly pdf: Uint8Array }) => {
  const t = useText();
  const [broken, setBroken] = useState<DecodeFailure | null>(null);
  const decoded = useDecoded(useCallback((signal: AbortSignal) => openPdf({ bytes: pdf }, signal), [pdf]), close);
  if (decoded.is === 'failed' || broken !== null) return <p role="alert">{t('viewer.whyCannotDecode')}</p>;
  if (decoded.is === 'reading') return <p role="status">{t('viewer.loadingDocument')}</p>;
  const { document } = decoded.value;
  return (
    <div className="pdf-pages" data-prints tabIndex={0} role="group" aria-label={t('viewer.pageOf', { page: 1, pages: document.numPages })}>
      {Array.from({ length: document.numPages }, (_, at) => <PdfPage key={at} document={document} page={at + 1} scale={paperScale} turns={0} onFailure={setBroken} />)}
    </div>
  );
};
