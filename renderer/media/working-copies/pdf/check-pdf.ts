// Opens a finished PDF again and looks for everything that must not be in it, then looks at every page as it is decoded. Nothing of how it was made is believed.
import { OPS, type PDFDocumentProxy } from 'pdfjs-dist';
import { inDrawingOrder, type PdfPage } from '../../../../shared/evidence/pdf-copy.ts';
import { isCovered } from '../cover-pixels.ts';
import { drawPage } from './draw-page.ts';

/** All that a page may do: put one picture in its place. */
const mayDo: ReadonlySet<number> = new Set([OPS.save, OPS.restore, OPS.transform, OPS.dependency, OPS.paintImageXObject]);

const isNothing = (found: unknown): boolean => found === null || found === undefined || (Array.isArray(found) ? found.length === 0 : found instanceof Map ? found.size === 0 : typeof found === 'object' && Object.keys(found).length === 0);

/** What a document can say beside its pages; the program that reads it adds a few words of its own. */
const readersWords: ReadonlySet<string> = new Set(['Language', 'EncryptFilterName', 'IsLinearized', 'IsAcroFormPresent', 'IsXFAPresent', 'IsCollectionPresent', 'IsSignaturesPresent']);

const saysNothing = async (document: PDFDocumentProxy): Promise<boolean> => {
  const { info, metadata } = await document.getMetadata() as { readonly info: object; readonly metadata: unknown };
  const said = Object.entries<unknown>({ ...info }).filter(([name, value]) => name !== 'PDFFormatVersion' && !(readersWords.has(name) && (value === null || value === false)));
  const others = await Promise.all([
    document.getOutline(), document.getAttachments(), document.getDestinations(), document.getPageLabels(), document.getFieldObjects(), document.getJSActions(), document.getOpenAction(), document.getPermissions(), document.getMarkInfo(),
  ]);
  return said.length === 0 && metadata === null && others.every(isNothing);
};

const holdsOnePicture = async (document: PDFDocumentProxy, number: number): Promise<boolean> => {
  const page = await document.getPage(number);
  const [text, notes, scripts, structure, { fnArray }] = await Promise.all([page.getTextContent(), page.getAnnotations(), page.getJSActions(), page.getStructTree(), page.getOperatorList()]);
  return [text.items, notes, scripts, structure].every(isNothing) && fnArray.every((one) => mayDo.has(one)) && fnArray.filter((one) => one === OPS.paintImageXObject).length === 1;
};

const areCovered = async (document: PDFDocumentProxy, number: number, { size, covers }: PdfPage, signal: AbortSignal): Promise<boolean> => {
  const canvas = await drawPage(document, number, signal);
  const drawing = canvas.getContext('2d');
  if (drawing === null || canvas.width !== size.width || canvas.height !== size.height) return false;
  const ordered = inDrawingOrder(covers);
  return ordered.every((cover, index) => isCovered(drawing.getImageData(cover.x, cover.y, cover.width, cover.height), cover, ordered.slice(index + 1)));
};

export type Finding = 'fine' | 'not-covered' | 'not-bare';

/** Whether the finished document holds its pages, each one picture, and nothing else. `told` hears of each page that was looked at. */
export const checkPdf = async (document: PDFDocumentProxy, pages: readonly PdfPage[], told: (page: number) => void, signal: AbortSignal): Promise<Finding> => {
  if (document.numPages !== pages.length || !(await saysNothing(document))) return 'not-bare';
  for (const [index, page] of pages.entries()) {
    signal.throwIfAborted();
    if (!(await holdsOnePicture(document, index + 1))) return 'not-bare';
    if (page.covers.length > 0 && !(await areCovered(document, index + 1, page, signal))) return 'not-covered';
    told(index + 1);
  }
  return 'fine';
};
