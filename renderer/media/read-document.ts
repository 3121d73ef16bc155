// Office documents and e-mail, read in a worker that ends with the answer.
import type { DocumentAnswer, DocumentRequest } from './document-messages.ts';
import { documentTree, parseInert } from './document-tree.ts';
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

/** The text and shape of a Word document, without pictures. Throws `MediaError`. */
export const readWordDocument = async (bytes: Uint8Array<ArrayBuffer>, signal?: AbortSignal): Promise<OfficeDocument> => {
  const answer = await ask({ format: 'docx', bytes }, signal);
  if (answer.format !== 'docx') throw new MediaError('cannot-decode');
  const { nodes, cut } = documentTree(answer.html, parseInert);
  return { sections: [{ kind: 'text', name: '', isHidden: false, nodes }], cut };
};

/** The words and tables of sheets, slides and OpenDocument files, without pictures. Throws `MediaError`. */
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
