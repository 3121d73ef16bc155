// What the window and the document worker say to each other.
import type { EmailMessage } from './email-message.ts';
import type { DecodeFailure } from './media-failure.ts';

export interface DocumentRequest {
  readonly format: 'docx' | 'email';
  readonly bytes: Uint8Array<ArrayBuffer>;
}

export type DocumentAnswer =
  | { readonly ok: true; readonly format: 'docx'; readonly html: string }
  | { readonly ok: true; readonly format: 'email'; readonly message: EmailMessage }
  | { readonly ok: false; readonly why: DecodeFailure };
