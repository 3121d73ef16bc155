// Chooses the extractor for a file and keeps its failures inside: an item is added whatever its metadata does. A parser that
// hangs cannot be helped from here; whoever runs this in a thread of its own ends the thread.
import { fileTypeOf, headLength } from './file-kind.ts';
import { isCutOff } from './picture-end.ts';
import { nothingSaid, type ByteSource, type Extracted, type FileMetadata, type FileType } from './shape.ts';

const none: Extracted = { says: {}, entries: [] };

/** The picture formats whose metadata exifreader knows. Others are kept and shown as far as possible, without entries. */
const readableImages: readonly string[] = [
  'image/jpeg', 'image/png', 'image/apng', 'image/webp', 'image/heic', 'image/heif', 'image/heic-sequence', 'image/heif-sequence', 'image/avif', 'image/tiff', 'image/gif', 'image/jxl',
];

/** Each parser is loaded with the first file that needs it: together they take longer to load than a hundred photos to read. */
const extract = async (source: ByteSource, { mediaType, viewer }: FileType): Promise<Extracted> => {
  if (readableImages.includes(mediaType)) {
    return (await import('./image.ts')).readImage(source, mediaType);
  }
  switch (viewer) {
    case 'video':
    case 'audio':
      return (await import('./container.ts')).readContainer(source);
    case 'pdf':
      return (await import('./pdf.ts')).readPdf(source);
    case 'email':
      return (await import('./email.ts')).readEmail(source);
    case 'office':
      return (await import('./office.ts')).readOffice(source);
    default:
      return none;
  }
};

/** What a file is, from its first bytes and its name. Throws only when the source cannot be read. */
export const typeOfSource = async (source: ByteSource, name: string): Promise<FileType> =>
  fileTypeOf(await source.read(0, Math.min(source.size, headLength)), source.size, name);

/**
 * Everything the file says about itself, and whether its end is missing. Never throws: an extractor's failure becomes `problem`. Of a file
 * that is cut off that is what is said: it is why the rest cannot be read.
 */
export const readMetadata = async (source: ByteSource, type: FileType): Promise<FileMetadata> => {
  if (source.size === 0) {
    return { ...type, says: nothingSaid, entries: [], problem: null };
  }
  const found = await extract(source, type).catch(() => null);
  const cut = await isCutOff(source, type.mediaType).catch(() => false);
  return { ...type, says: { ...nothingSaid, ...found?.says }, entries: found?.entries ?? [], problem: cut ? 'end-missing' : found === null ? 'unreadable' : null };
};
