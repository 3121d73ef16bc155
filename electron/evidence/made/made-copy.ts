// What the window made as a working copy, looked at before it is written: of the kind that its original asks for, as large as the plan says, and with nothing in it but pixels.
import { HoldfastError } from '../../../shared/contract/failure.ts';
import { isPdfPlan, type AnyPlan } from '../../../shared/evidence/copy-link.ts';
import { keptArea, type CopyPlan } from '../../../shared/evidence/working-copy.ts';
import { barePdfRefusal, type NotBarePdf } from '../metadata/bare-pdf.ts';
import { barePictureIn, type NotBare } from '../metadata/bare-picture.ts';
import type { FileMetadata } from '../metadata/shape.ts';

export interface MadeCopy {
  readonly mediaType: 'image/jpeg' | 'image/png' | 'application/pdf';
  readonly ending: 'jpg' | 'png' | 'pdf';
  /** Of a picture, in pixels; null for a document. */
  readonly size: { readonly width: number; readonly height: number } | null;
}

export const copyRefused = (reason: NotBare | NotBarePdf | 'size' | 'details' | 'noPicture' | 'noPdf'): HoldfastError => new HoldfastError('working-copy-refused', { reason });

const pictureIn = (bytes: Uint8Array, plan: CopyPlan): MadeCopy => {
  const picture = barePictureIn(bytes);
  if (typeof picture === 'string') throw copyRefused(picture);
  const { width, height } = keptArea(plan);
  if (picture.width !== width || picture.height !== height) throw copyRefused('size');
  return { mediaType: picture.mediaType, ending: picture.mediaType === 'image/png' ? 'png' : 'jpg', size: { width, height } };
};

/** Throws `working-copy-refused` for what is not what the plan says, or is of another kind than its original. */
export const madeCopyIn = async (bytes: Uint8Array, plan: AnyPlan, originalType: string): Promise<MadeCopy> => {
  if (!isPdfPlan(plan)) {
    if (!originalType.startsWith('image/')) throw copyRefused('noPicture');
    return pictureIn(bytes, plan);
  }
  if (originalType !== 'application/pdf') throw copyRefused('noPdf');
  const refusal = await barePdfRefusal(bytes, plan);
  if (refusal !== null) throw copyRefused(refusal);
  return { mediaType: 'application/pdf', ending: 'pdf', size: null };
};

/** Whether the reader of metadata finds nothing but the size and how the format codes it. */
export const saysNothing = (metadata: FileMetadata, { mediaType, size }: MadeCopy): boolean => {
  const { width, height, ...others } = metadata.says;
  return metadata.mediaType === mediaType && metadata.problem === null && width === (size?.width ?? null) && height === (size?.height ?? null)
    && Object.values(others).every((one) => one === null) && metadata.entries.every(({ group, tag }) => group === 'file' || (mediaType === 'application/pdf' && tag === 'PDFVersion'));
};
