// Which reader an office document is for, and whether a macro is in it, told by the parts that it has, whatever its name says.
import type { Archive } from '../bounded-archive.ts';
import { MediaError } from '../media-failure.ts';
import { readOpenDocument } from './open-document.ts';
import type { Parts } from './relations.ts';
import type { OfficeBody, OfficeDocument } from './sections.ts';
import { readSheets } from './sheets.ts';
import { readSlides } from './slides.ts';
import { readWord, wordPart } from './word-document.ts';

/** Visual Basic, the macro sheets of older Excel, and the modules and scripts of LibreOffice, by where each program puts them. */
const macroPlaces = /(?:^|\/)vbaProject\.bin$|^xl\/macrosheets\/|^Basic\/[^/]+\/(?!script-lb\.xml$|dialog-lb\.xml$)[^/]+$|^Scripts\/.*[^/]$/iu;
/** The same in the list of what each part is, which counts whatever the part is called. */
const macroTypes = /application\/vnd\.ms-(?:office\.vbaProject|excel\.(?:intl)?macrosheet\+xml)["']/iu;

const hasMacros = ({ parts, names }: Archive): boolean => names.some((name) => macroPlaces.test(name)) || macroTypes.test(new TextDecoder().decode(parts.get('[Content_Types].xml')));

const read = (parts: Parts): OfficeBody => {
  if (parts.has('content.xml')) return readOpenDocument(parts);
  if (parts.has('xl/workbook.xml')) return readSheets(parts);
  if (parts.has('ppt/presentation.xml')) return readSlides(parts);
  const word = wordPart(parts);
  if (word === null) throw new MediaError('cannot-decode');
  return readWord(parts, word);
};

/** Throws `MediaError`. */
export const readOffice = (archive: Archive): OfficeDocument => ({ ...read(archive.parts), hasMacros: hasMacros(archive) });
