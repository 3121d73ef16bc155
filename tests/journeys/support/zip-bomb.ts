// Archives that are small and unpack to gigabytes, whatever their directory says.
import { constants, deflateRawSync } from 'node:zlib';
import { zipOf, type ZipEntry } from './stored-zip.ts';

const mebibyte = 1024 * 1024;

/** Spaces between a beginning and an end, packed a thousand times smaller. The same piece again and again: each begins anew, and none is the last. */
export const spaces = (mebibytes: number, start: string, end: string, says = 1000): ZipEntry => {
  const piece = deflateRawSync(Buffer.alloc(mebibyte, 0x20), { finishFlush: constants.Z_FULL_FLUSH });
  const text = (words: string): Buffer => deflateRawSync(Buffer.from(words), { finishFlush: constants.Z_FULL_FLUSH });
  return { method: 'deflated', bytes: Buffer.concat([text(start), ...Array.from({ length: mebibytes }, () => piece), text(end), Buffer.from([3, 0])]), says };
};

/** A part that is what it says. */
export const honest = (words: string): ZipEntry => ({ method: 'deflated', bytes: deflateRawSync(Buffer.from(words)), says: Buffer.byteLength(words) });

const types = '<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>';
const relations = '<?xml version="1.0"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/></Relationships>';
const begin = '<?xml version="1.0"?><w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body><w:p><w:r><w:t xml:space="preserve">To the chair';
const end = '</w:t></w:r></w:p></w:body></w:document>';

/** A Word document whose words unpack to this many mebibytes; its directory says a thousand bytes. */
export const swollenLetter = (mebibytes: number): Buffer => zipOf({ '[Content_Types].xml': honest(types), '_rels/.rels': honest(relations), 'word/document.xml': spaces(mebibytes, begin, end) });

/** The same in the part by which a document is recognised. */
export const swollenTypes = (mebibytes: number): Buffer =>
  zipOf({ '[Content_Types].xml': spaces(mebibytes, types.slice(0, 22), types.slice(22)), '_rels/.rels': honest(relations), 'word/document.xml': honest(`${begin}${end}`) });
