// Marks the pages of a document: on the page that is shown, in the list beside it, and by looking for words.
import { useCallback, useState } from 'react';
import { mostPdfCovers } from '../../../../shared/evidence/pdf-copy.ts';
import { within, type Area, type Cover, type CoverWay, type Size } from '../../../../shared/evidence/working-copy.ts';
import { useFormatter } from '../../../i18n/use-text.ts';
import type { OpenPdf } from '../../../media/open-pdf.ts';
import { drawPage } from '../../../media/working-copies/pdf/draw-page.ts';
import type { FoundPlace } from '../../../media/working-copies/pdf/find-in-pdf.ts';
import { bareCover } from '../../../media/working-copies/pdf/make-pdf-copy.ts';
import { FromBefore } from '../../../session/FromBefore.tsx';
import { useDecoded } from '../hooks/use-decoded.ts';
import type { PdfCopyMarks } from '../hooks/use-pdf-marks.ts';
import type { CoverStage } from '../rules/cover.ts';
import type { Zoom } from '../rules/zoom.ts';
import { CopyMarkList } from './CopyMarkList.tsx';
import { CopyStage, type StageMark } from './CopyStage.tsx';
import { CopyTools } from './CopyTools.tsx';
import { DocumentFailed } from './DocumentFailed.tsx';
import { MarkedPages } from './MarkedPages.tsx';
import { PageButtons } from './PageButtons.tsx';
import { PagesThatStay } from './PagesThatStay.tsx';
import { WordsToCover } from './WordsToCover.tsx';

interface PdfCopyEditorProps {
  readonly pdf: OpenPdf;
  /** Those that stay; null while what was typed says none. */
  readonly pages: readonly number[] | null;
  readonly page: number;
  readonly setPage: (page: number) => void;
  readonly stage: CoverStage;
  readonly copyMarks: PdfCopyMarks;
  readonly onFound: (found: readonly FoundPlace[]) => void;
}

const closeBitmap = (bitmap: ImageBitmap): void => { bitmap.close(); };
const inTheMiddle = (size: Size): Area => within({ x: size.width * 0.375, y: size.height * 0.45, width: size.width / 4, height: size.height / 10 }, size);

export const PdfCopyEditor = ({ pdf, pages, page, setPage, stage, copyMarks, onFound }: PdfCopyEditorProps) => {
  const { text: t, value } = useFormatter();
  const [tool, setTool] = useState<StageMark['kind']>('box');
  const [zoom, setZoom] = useState<Zoom>('fit');
  const [selected, setSelected] = useState<string | null>(null);
  const draw = useCallback(async (signal: AbortSignal) => createImageBitmap(await drawPage(pdf.document, page, signal)), [pdf, page]);
  const drawn = useDecoded(draw, closeBitmap);
  const bitmap = drawn.is === 'ready' ? drawn.value : null;
  const { marks, change, takeBack, form } = copyMarks;
  const own = marks.covers.flatMap((cover, index) => (cover.page === page ? [{ cover, index }] : []));
  const put = (at: number, cover: Cover, part: string): void => {
    change({ ...marks, covers: marks.covers.map((one, index) => (index === own[at]?.index ? { ...cover, page } : one)) }, `${String(page)} ${String(at)} ${part}`);
  };
  const add = (area: Area): void => {
    if (tool === 'crop' || marks.covers.length >= mostPdfCovers) return;
    change({ ...marks, covers: [...marks.covers, { ...area, page, way: tool satisfies CoverWay, reason: 'name', words: '' }] });
    setSelected(String(own.length));
  };
  const remove = (id: string): void => {
    change({ ...marks, covers: marks.covers.filter((_, index) => index !== own[Number(id)]?.index) });
    setSelected(null);
  };
  const go = (next: number): void => {
    setSelected(null);
    setPage(next);
  };
  const move = (id: string, area: Area): void => {
    const one = own[Number(id)];
    if (one !== undefined) put(Number(id), { ...one.cover, ...area }, 'place');
  };
  const listed = own.map(({ cover }, index): StageMark => ({
    id: String(index), kind: cover.way, area: cover,
    name: t('copies.coverName', { number: index + 1, way: value('coverWay', cover.way), reason: value('coverReason', cover.reason), width: cover.width, height: cover.height }),
  }));
  const covers = own.map(({ cover }) => bareCover(cover));
  return (
    <div className="copy-editor">
      <div className="copy-main">
        <CopyTools tool={tool} setTool={setTool} kinds={['box', 'blur']} takeBack={takeBack} zoom={zoom} setZoom={setZoom} add={() => { if (bitmap !== null) add(inTheMiddle(bitmap)); }} />
        <PageButtons page={page} pages={pdf.document.numPages} onPage={go} />
        {drawn.is === 'failed' ? <DocumentFailed failed={{ why: drawn.why, page }} /> : null}
        {bitmap === null ? null : (
          <CopyStage bitmap={bitmap} name={t('copies.pageWithMarks', { page })} stage={stage} zoom={zoom} tool={tool} marks={listed} selected={selected} onSelect={setSelected} onDraw={add} onChange={move} onRemove={remove} />
        )}
      </div>
      <div className="copy-side stack">
        <FromBefore form={form} />
        <p className="text-2">{t('copies.pdfIntro')}</p>
        <WordsToCover pdf={pdf} pages={pages} covers={marks.covers} onFound={onFound} />
        <PagesThatStay typed={marks.pages} page={page} of={pdf.document.numPages} onChange={(next, name) => { change({ ...marks, pages: next }, name); }} />
        <MarkedPages page={page} covers={marks.covers} onGo={go}>
          {bitmap === null || covers.length === 0 ? <p>{t('copies.nonePage', { page })}</p>
            : <CopyMarkList marks={{ crop: null, covers }} listed={listed} picture={bitmap} selected={selected} onSelect={setSelected} onCrop={() => undefined} onCover={put} onRemove={remove} />}
        </MarkedPages>
        <p className="text-2">{t('copies.blurHint')}</p>
      </div>
    </div>
  );
};
