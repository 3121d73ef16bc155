// What the window and the document worker say to each other.
import type { EmailMessage } from './email-message.ts';
import type { DecodeFailure } from './media-failure.ts';
import type { OfficeDocument } from './office/sections.ts';

export interface DocumentRequest {
  readonly format: 'office' | 'email';
  readonly bytes: Uint8Array<ArrayBuffer>;
}

export type DocumentAnswer =
  | { readonly ok: true; readonly format: 'office'; readonly document: OfficeDocument }
  | { readonly ok: true; readonly format: 'email'; readonly message: EmailMessage }
  | { readonly ok: false; readonly why: DecodeFailure };
