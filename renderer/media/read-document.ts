// Office documents and e-mail, read in a worker that ends with the answer.
import type { DocumentAnswer, DocumentRequest } from './document-messages.ts';
import { documentTree, parseInert, type DocumentNode } from './document-tree.ts';
import DocumentWorker from './document-worker.ts?worker';
import type { EmailMessage } from './email-message.ts';
import { longestDecodeMs } from './limits.ts';
import { MediaError } from './media-failure.ts';
import { runWorker } from './run-worker.ts';

const ask = async (request: DocumentRequest, signal?: AbortSignal): Promise<DocumentAnswer & { ok: true }> => {
  const answer = await runWorker<DocumentAnswer>(() => new DocumentWorker(), request, [request.bytes.buffer], longestDecodeMs, signal);
  if (!answer.ok) throw new MediaError(answer.why);
  return answer;
};

/** The text and shape of a Word document, without pictures. Throws `MediaError`. */
export const readWordDocument = async (bytes: Uint8Array<ArrayBuffer>, signal?: AbortSignal): Promise<{ readonly nodes: readonly DocumentNode[]; readonly cut: boolean }> => {
  const answer = await ask({ format: 'docx', bytes }, signal);
  if (answer.format !== 'docx') throw new MediaError('cannot-decode');
  return documentTree(answer.html, parseInert);
};

/** Headers, text and attachment names of a message. Throws `MediaError`. */
export const readMessage = async (bytes: Uint8Array<ArrayBuffer>, signal?: AbortSignal): Promise<EmailMessage> => {
  const answer = await ask({ format: 'email', bytes }, signal);
  if (answer.format !== 'email') throw new MediaError('cannot-decode');
  return answer.message;
};
