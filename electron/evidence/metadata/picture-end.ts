// Says whether a picture's end is missing, from its structure alone and before anything is decoded: a transfer that broke off, a card that
// was pulled out. A file that is odd in another way is not called cut off.
import { boxesAreCut, gifIsCut, pngIsCut, webpIsCut } from './ends/chunk-ends.ts';
import { jpegIsCut } from './ends/jpeg-end.ts';
import { bmpIsCut, tiffIsCut } from './ends/offset-ends.ts';
import { piecesOf, type Pieces } from './ends/pieces.ts';
import type { ByteSource } from './shape.ts';

const walks: Readonly<Record<string, (pieces: Pieces, size: number) => Promise<boolean>>> = {
  'image/jpeg': jpegIsCut,
  'image/png': pngIsCut, 'image/apng': pngIsCut,
  'image/gif': gifIsCut,
  'image/webp': webpIsCut,
  'image/avif': boxesAreCut, 'image/heic': boxesAreCut, 'image/heif': boxesAreCut, 'image/heic-sequence': boxesAreCut, 'image/heif-sequence': boxesAreCut,
  'image/bmp': bmpIsCut,
  'image/tiff': tiffIsCut,
};

/** Whether the end of a picture of this type is missing; false for types whose structure is not known here. */
export const isCutOff = async (source: ByteSource, mediaType: string): Promise<boolean> => (await walks[mediaType]?.(piecesOf(source), source.size)) ?? false;
