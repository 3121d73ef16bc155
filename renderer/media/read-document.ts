// Office documents and e-mail, read in a worker that ends with the answer.
import type { DocumentAnswer, DocumentRequest } from './document-messages.ts';
import DocumentWorker from './document-worker.ts?worker';
import type { EmailMessage } from './email-message.ts';
import { longestDecodeMs } from './limits.ts';
import { MediaError } from './media-failure.ts';
import type { OfficeDocument } from './office/sections.ts';
import { runWorker } from './run-worker.ts';

const ask = async (request: DocumentRequest, signal?: AbortSignal): Promise<DocumentAnswer & { ok: true }> => {
  const answer = await runWorker<DocumentAnswer>(() => new DocumentWorker(), request, [request.bytes.buffer], longestDecodeMs, signal);
  if (!answer.ok) throw new MediaError(answer.why);
  return answer;
};

/** The words and tables of an office document, without pictures. Throws `MediaError`. */
export const readOfficeDocument = async (bytes: Uint8Array<ArrayBuffer>, signal?: AbortSignal): Promise<OfficeDocument> => {
  const answer = await ask({ format: 'office', bytes }, signal);
  if (answer.format !== 'office') throw new MediaError('cannot-decode');
  return answer.document;
};

/** Headers, text and attachment names of a message. Throws `MediaError`. */
export const readMessage = async (bytes: Uint8Array<ArrayBuffer>, signal?: AbortSignal): Promise<EmailMessage> => {
  const answer = await ask({ format: 'email', bytes }, signal);
  if (answer.format !== 'email') throw new MediaError('cannot-decode');
  return answer.message;
};
