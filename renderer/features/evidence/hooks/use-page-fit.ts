// The scale at which the width of a document's page fits beside whatever stands next to it; never more than its size on paper.
import type { PDFDocumentProxy } from 'pdfjs-dist';
import { useEffect, useState } from 'react';

/** Points to CSS pixels, so that 100 % is the size on paper. */
export const paperScale = 96 / 72;

/** Null until the page and the room (in pixels) are known. */
export const usePageFit = (document: PDFDocumentProxy | null, page: number, turns: number, room: number): number | null => {
  const [width, setWidth] = useState<number | null>(null);
  useEffect(() => {
    let left = false;
    void document?.getPage(page).then(
      (found) => { if (!left) setWidth(found.getViewport({ scale: paperScale, rotation: found.rotate + turns * 90 }).width); },
      // The page itself says why it cannot be shown.
      () => { if (!left) setWidth(0); },
    );
    return () => { left = true; };
  }, [document, page, turns]);
  if (width === null || room <= 0) return null;
  return width < 1 ? 1 : Math.min(1, room / width);
};
