// Renders a working copy of a decoded picture in a worker of its own. Nothing is kept here: the vault is handed the finished file.
import type { CopyPlan } from '../../../shared/evidence/working-copy.ts';
import { largestWorkingCopy } from '../../../shared/sizes.ts';
import { runWorker } from '../run-worker.ts';
import type { CopyAnswer, CopyFailure, CopyType } from './copy-messages.ts';
import CopyWorker from './copy-worker.ts?worker';

/** Encoding the largest picture at the highest quality takes a multiple of decoding it. */
const longestRenderMs = 90_000;

/** Formats that keep a photo small by leaving out what is hardly seen; the copy of one is a JPEG, and of any other a PNG. */
const photoTypes: ReadonlySet<string> = new Set(['image/jpeg', 'image/heic', 'image/heif', 'image/heic-sequence', 'image/heif-sequence', 'image/webp', 'image/avif']);

export const copyTypeOf = (mediaType: string): CopyType => (photoTypes.has(mediaType) ? 'image/jpeg' : 'image/png');

export interface FinishedCopy {
  readonly bytes: Uint8Array<ArrayBuffer>;
  /** What it looks like, decoded from the finished file. The caller closes it. */
  readonly bitmap: ImageBitmap;
}

/** Thrown when a copy could not be made; says why. */
export class CopyError extends Error {
  readonly why: CopyFailure;
  /** The page of a document that it is about; null for the whole. */
  readonly page: number | null;

  constructor(why: CopyFailure, page: number | null = null) {
    super(why);
    this.page = page;
    this.name = 'CopyError';
    this.why = why;
  }
}

/** The bitmap stays the caller's. Throws `CopyError`; a copy whose areas are not covered is never answered with. */
export const renderCopy = async (bitmap: ImageBitmap, plan: CopyPlan, type: CopyType, signal?: AbortSignal): Promise<FinishedCopy> => {
  const own = await createImageBitmap(bitmap);
  const answer = await runWorker<CopyAnswer>(() => new CopyWorker(), { bitmap: own, plan, type }, [own], longestRenderMs, signal);
  if (!answer.ok) throw new CopyError(answer.why);
  if (answer.bytes.byteLength <= largestWorkingCopy) return answer;
  answer.bitmap.close();
  throw new CopyError('too-large');
};
