// Says what a file is from its first bytes and, where bytes cannot tell, from its name. A name never overrules bytes.
import { fileTypeFromBuffer } from 'file-type';
import type { EvidenceKind, ViewerKind } from '../../../shared/evidence/schema.ts';
import type { FileType } from './shape.ts';

/** Enough for every signature, including the first entries of a zip and the labels of a tar. */
export const headLength = 16 * 1024;

const type = (mediaType: string, kind: EvidenceKind, viewer: ViewerKind): FileType => ({ mediaType, kind, viewer });

const ooxml = 'application/vnd.openxmlformats-officedocument';
const odf = 'application/vnd.oasis.opendocument';

/** Office documents by what their archive says they are. Templates and shows hold what documents hold, and so do those with macros, which are never run. */
const officeTypes: Readonly<Record<'document' | 'dataset', readonly string[]>> = {
  document: [
    `${ooxml}.wordprocessingml.document`, `${ooxml}.wordprocessingml.template`, 'application/vnd.ms-word.document.macroEnabled.12', 'application/vnd.ms-word.template.macroEnabled.12',
    `${ooxml}.presentationml.presentation`, `${ooxml}.presentationml.slideshow`, `${ooxml}.presentationml.template`,
    'application/vnd.ms-powerpoint.presentation.macroEnabled.12', 'application/vnd.ms-powerpoint.slideshow.macroEnabled.12', 'application/vnd.ms-powerpoint.template.macroEnabled.12',
    `${odf}.text`, `${odf}.text-template`, `${odf}.presentation`, `${odf}.presentation-template`,
  ],
  dataset: [
    `${ooxml}.spreadsheetml.sheet`, `${ooxml}.spreadsheetml.template`, 'application/vnd.ms-excel.sheet.macroEnabled.12', 'application/vnd.ms-excel.template.macroEnabled.12',
    `${odf}.spreadsheet`, `${odf}.spreadsheet-template`,
  ],
};

/** By its name in small letters: the detector writes names of types so, their registry does not. */
const byOfficeType: ReadonlyMap<string, FileType> = new Map((['document', 'dataset'] as const).flatMap((kind) => officeTypes[kind].map((mediaType) => [mediaType.toLowerCase(), type(mediaType, kind, 'office')] as const)));

const byMediaType: Readonly<Record<string, FileType>> = {
  'image/heic': type('image/heic', 'photo', 'image-heic'),
  'image/heif': type('image/heif', 'photo', 'image-heic'),
  'image/heic-sequence': type('image/heic-sequence', 'photo', 'image-heic'),
  'image/heif-sequence': type('image/heif-sequence', 'photo', 'image-heic'),
  'image/tiff': type('image/tiff', 'photo', 'image-tiff'),
  'application/pdf': type('application/pdf', 'document', 'pdf'),
  'application/rtf': type('application/rtf', 'document', 'office'),
  'application/vnd.ms-outlook': type('application/vnd.ms-outlook', 'message', 'none'),
  'application/ogg': type('audio/ogg', 'audio', 'audio'),
};

/** What the viewer can show as a picture without a decoder of its own. */
const plainImages: readonly string[] = ['image/jpeg', 'image/png', 'image/apng', 'image/webp', 'image/avif', 'image/gif', 'image/bmp'];

/** What nothing recognises. */
export const bytesOnly: FileType = type('application/octet-stream', 'other', 'none');

/** Formats that have no reliable signature: text in its many uses, and old office files that share one container. */
const byEnding: Readonly<Record<string, FileType>> = {
  txt: type('text/plain', 'document', 'text'), log: type('text/plain', 'document', 'text'), md: type('text/markdown', 'document', 'text'),
  csv: type('text/csv', 'dataset', 'text'), tsv: type('text/tab-separated-values', 'dataset', 'text'), json: type('application/json', 'dataset', 'text'),
  xml: type('application/xml', 'dataset', 'text'), svg: type('image/svg+xml', 'document', 'text'),
  html: type('text/html', 'webpage', 'text'), htm: type('text/html', 'webpage', 'text'), xhtml: type('application/xhtml+xml', 'webpage', 'text'),
  mht: type('multipart/related', 'webpage', 'text'), mhtml: type('multipart/related', 'webpage', 'text'),
  eml: type('message/rfc822', 'message', 'email'), mbox: type('application/mbox', 'message', 'text'),
  vcf: type('text/vcard', 'message', 'text'), ics: type('text/calendar', 'document', 'text'), srt: type('application/x-subrip', 'document', 'text'), gpx: type('application/gpx+xml', 'dataset', 'text'),
};

const oldOffice: Readonly<Record<string, FileType>> = {
  doc: type('application/msword', 'document', 'none'), xls: type('application/vnd.ms-excel', 'dataset', 'none'),
  ppt: type('application/vnd.ms-powerpoint', 'document', 'none'), msg: type('application/vnd.ms-outlook', 'message', 'none'),
};

const endingOf = (name: string): string => /\.([a-z0-9]{1,8})$/i.exec(name)?.[1]?.toLowerCase() ?? '';

const looksLikeText = (head: Uint8Array, whole: boolean): boolean => {
  if ((head[0] === 0xff && head[1] === 0xfe) || (head[0] === 0xfe && head[1] === 0xff)) {
    return true;
  }
  if (head.includes(0)) {
    return false;
  }
  try {
    // A multi-byte character may be cut at the end of the head; `stream` leaves it waiting instead of refusing it.
    new TextDecoder('utf-8', { fatal: true }).decode(head, { stream: !whole });
    return true;
  } catch {
    return false;
  }
};

/** Header lines of a mail as it was sent; a `.txt` that begins like one is one. */
const looksLikeMail = (text: string): boolean =>
  /^(?:[A-Za-z][A-Za-z0-9-]*:[^\n]*\r?\n(?:[ \t][^\n]*\r?\n)*){2,}/.test(text) && /^(?:Received|Return-Path|Message-ID|MIME-Version|Delivered-To|DKIM-Signature):/im.test(text) && /^From:/im.test(text);

const textType = (head: Uint8Array, name: string): FileType => {
  const start = new TextDecoder('utf-8').decode(head.subarray(0, 4096));
  const ending = endingOf(name);
  const named = byEnding[ending];
  if (named !== undefined && ending !== 'txt') {
    return named;
  }
  if (looksLikeMail(start)) {
    return type('message/rfc822', 'message', 'email');
  }
  return /^\s*(?:<!doctype html|<html)/i.test(start) ? type('text/html', 'webpage', 'text') : type('text/plain', 'document', 'text');
};

const screenshotName = /screen[ _-]?(?:shot|cap)|bildschirmfoto|capture d.[eé]cran|captura|снимок[ _]экрана|скриншот|لقطة/iu;

const fromDetected = (mime: string, name: string): FileType | null => {
  const plain = mime.split(';')[0] ?? mime;
  const known = byMediaType[plain] ?? byOfficeType.get(plain.toLowerCase());
  if (known !== undefined) {
    return known;
  }
  if (plain === 'application/x-cfb') {
    return oldOffice[endingOf(name)] ?? type(plain, 'document', 'none');
  }
  if (plain === 'application/xml') {
    return byEnding[endingOf(name)] ?? type(plain, 'dataset', 'text');
  }
  if (plain.startsWith('image/')) {
    return type(plain, screenshotName.test(name) ? 'screenshot' : 'photo', plainImages.includes(plain) ? 'image' : 'none');
  }
  if (plain.startsWith('video/')) {
    return type(plain, 'video', 'video');
  }
  return plain.startsWith('audio/') ? type(plain, 'audio', 'audio') : type(plain, 'other', 'none');
};

/**
 * What the file is. `head` holds its first bytes (`headLength` or all of it), `size` its length, `name` its name. Never throws; what
 * nothing recognises is bytes.
 */
export const fileTypeOf = async (head: Uint8Array, size: number, name: string): Promise<FileType> => {
  if (size === 0) {
    return bytesOnly;
  }
  const detected = await fileTypeFromBuffer(head).catch(() => undefined);
  const byBytes = detected === undefined ? null : fromDetected(detected.mime, name);
  if (byBytes !== null) {
    return byBytes;
  }
  return looksLikeText(head, head.byteLength >= size) ? textType(head, name) : bytesOnly;
};
