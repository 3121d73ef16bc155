// What the window and the worker that renders working copies say to each other.
import type { CopyPlan } from '../../../shared/evidence/working-copy.ts';
import type { DecodeFailure } from '../media-failure.ts';

export type CopyType = 'image/jpeg' | 'image/png';

export interface CopyRequest {
  /** The picture as it is shown. The worker's from here on. */
  readonly bitmap: ImageBitmap;
  readonly plan: CopyPlan;
  readonly type: CopyType;
}

/** `not-covered`: the finished copy was looked at again, and an area is not as it must be. `not-bare`: a document holds something beside its pages. */
export type CopyFailure = DecodeFailure | 'not-covered' | 'not-bare';

export type CopyAnswer =
  /** The finished file, and what it looks like when it is decoded again. */
  | { readonly ok: true; readonly bytes: Uint8Array<ArrayBuffer>; readonly bitmap: ImageBitmap }
  | { readonly ok: false; readonly why: CopyFailure };
