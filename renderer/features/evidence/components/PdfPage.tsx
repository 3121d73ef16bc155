// One page of a PDF: a picture of it, and its text laid over it so that it can be marked and read aloud.
import { TextLayer, type PDFDocumentProxy } from 'pdfjs-dist';
import { useEffect, useRef, type CSSProperties } from 'react';
import { useText } from '../../../i18n/use-text.ts';
import { whyNot, type DecodeFailure } from '../../../media/media-failure.ts';

interface PdfPageProps {
  readonly document: PDFDocumentProxy;
  /** From 1. */
  readonly page: number;
  readonly scale: number;
  /** Quarter turns clockwise, beyond those that the document asks for. */
  readonly turns: number;
  readonly onFailure: (why: DecodeFailure) => void;
}

interface Drawing {
  readonly canvas: HTMLCanvasElement;
  readonly words: HTMLElement;
  readonly scale: number;
  readonly turns: number;
  readonly isLeft: () => boolean;
}

const draw = async (document: PDFDocumentProxy, number: number, { canvas, words, scale, turns, isLeft }: Drawing): Promise<() => void> => {
  const page = await document.getPage(number);
  if (isLeft()) return () => undefined;
  const sharp = Math.min(2, window.devicePixelRatio || 1);
  const rotation = page.rotate + turns * 90;
  const viewport = page.getViewport({ scale, rotation });
  const fine = page.getViewport({ scale: scale * sharp, rotation });
  canvas.width = Math.round(fine.width);
  canvas.height = Math.round(fine.height);
  canvas.style.inlineSize = `${String(viewport.width)}px`;
  canvas.style.blockSize = `${String(viewport.height)}px`;
  words.replaceChildren();
  const task = page.render({ canvas, viewport: fine, background: 'white' });
  const layer = new TextLayer({ textContentSource: page.streamTextContent(), container: words, viewport });
  await Promise.all([task.promise, layer.render()]);
  return () => { layer.cancel(); };
};

export const PdfPage = ({ document, page, scale, turns, onFailure }: PdfPageProps) => {
  const t = useText();
  const canvas = useRef<HTMLCanvasElement>(null);
  const words = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (canvas.current === null || words.current === null) return undefined;
    let left = false;
    // A canvas takes one drawing at a time, so each drawing gets its own and is put in place when done.
    const fresh = canvas.current.ownerDocument.createElement('canvas');
    const shown = canvas.current;
    const drawing = draw(document, page, { canvas: fresh, words: words.current, scale, turns, isLeft: () => left });
    drawing.then(
      () => {
        if (left) return;
        shown.width = fresh.width;
        shown.height = fresh.height;
        shown.style.inlineSize = fresh.style.inlineSize;
        shown.style.blockSize = fresh.style.blockSize;
        if (fresh.width > 0) shown.getContext('2d')?.drawImage(fresh, 0, 0);
      },
      (thrown: unknown) => { if (!left) onFailure(whyNot(thrown)); },
    );
    return () => {
      left = true;
      drawing.then((stop) => { stop(); }, () => undefined);
    };
  }, [document, page, scale, turns, onFailure]);
  return (
    <div className="pdf-page" role="group" aria-label={t('viewer.pdfName', { page })}>
      <canvas ref={canvas} aria-hidden="true" />
      <div className="pdf-words" ref={words} dir="auto" style={{ '--total-scale-factor': scale, '--scale-round-x': '1px', '--scale-round-y': '1px' } as CSSProperties} />
    </div>
  );
};
