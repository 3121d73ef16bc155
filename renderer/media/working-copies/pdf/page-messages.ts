// What the window and the worker that draws the pages of a copy say to each other.
import type { DrawnPage } from '../../../../shared/evidence/bare-pdf.ts';
import type { Cover } from '../../../../shared/evidence/working-copy.ts';
import type { CopyFailure } from '../copy-messages.ts';

export interface PageRequest {
  /** The page as it is drawn. The worker's from here on. */
  readonly bitmap: ImageBitmap;
  readonly covers: readonly Cover[];
}

export type PageAnswer = { readonly ok: true; readonly page: DrawnPage } | { readonly ok: false; readonly why: CopyFailure };
