// A worker that reads one office document or e-mail and is then ended: what unpacking a hostile archive costs, ends with it.
import { openArchive } from './bounded-archive.ts';
import type { DocumentAnswer, DocumentRequest } from './document-messages.ts';
import { mostUnpackedBytes } from './limits.ts';
import { whyNot } from './media-failure.ts';
import { readOffice } from './office/read-office.ts';
import { isRtf, readRtf } from './office/rtf.ts';
import { readEmail } from './read-email.ts';

const answer = async (request: DocumentRequest): Promise<DocumentAnswer> => {
  try {
    if (request.format === 'email') return { ok: true, format: 'email', message: await readEmail(request.bytes) };
    return { ok: true, format: 'office', document: isRtf(request.bytes) ? readRtf(request.bytes) : readOffice(await openArchive(request.bytes, mostUnpackedBytes)) };
  } catch (thrown) {
    return { ok: false, why: whyNot(thrown) };
  }
};

self.addEventListener('message', (event: MessageEvent<DocumentRequest>) => {
  void answer(event.data).then((result) => { self.postMessage(result); });
});
