// Which reader an office document is for, told by the parts that it has, whatever its name says.
import { MediaError } from '../media-failure.ts';
import { readOpenDocument } from './open-document.ts';
import type { Parts } from './relations.ts';
import type { OfficeDocument } from './sections.ts';
import { readSheets } from './sheets.ts';
import { readSlides } from './slides.ts';

/** Throws `MediaError`. */
export const readOffice = (parts: Parts): OfficeDocument => {
  if (parts.has('content.xml')) return readOpenDocument(parts);
  if (parts.has('xl/workbook.xml')) return readSheets(parts);
  if (parts.has('ppt/presentation.xml')) return readSlides(parts);
  throw new MediaError('cannot-decode');
};
