// What is shown of an e-mail: its headers, its text and the names of what came with it. Its HTML is never drawn.

export interface EmailMessage {
  readonly headers: readonly { readonly name: string; readonly value: string }[];
  readonly subject: string;
  readonly from: string;
  readonly to: string;
  readonly cc: string;
  /** As the sender's program wrote it. */
  readonly date: string;
  readonly text: string;
  /** The message had no plain text; `text` was taken from its HTML by leaving out the markup. */
  readonly textFromHtml: boolean;
  readonly attachments: readonly { readonly name: string; readonly mediaType: string; readonly size: number }[];
}
