// A worker that reads one office document or e-mail and is then ended: what unpacking a hostile archive costs, ends with it.
import mammoth from 'mammoth/mammoth.browser.js';
import { boundedArchive, wordParts } from './bounded-archive.ts';
import type { DocumentAnswer, DocumentRequest } from './document-messages.ts';
import { mostUnpackedBytes } from './limits.ts';
import { whyNot } from './media-failure.ts';
import { readOffice } from './office/read-office.ts';
import { readEmail } from './read-email.ts';

// Pictures inside a document are left out: they could be of any format and size, and the copy that is exported has them.
const withoutPictures = mammoth.images.imgElement(() => Promise.resolve({ src: '' }));

const answer = async (request: DocumentRequest): Promise<DocumentAnswer> => {
  try {
    if (request.format === 'email') return { ok: true, format: 'email', message: await readEmail(request.bytes) };
    if (request.format === 'office') return { ok: true, format: 'office', document: readOffice(await wordParts(request.bytes, mostUnpackedBytes)) };
    const { buffer } = await boundedArchive(request.bytes, mostUnpackedBytes);
    const { value } = await mammoth.convertToHtml({ arrayBuffer: buffer }, { convertImage: withoutPictures, externalFileAccess: false, includeEmbeddedStyleMap: false });
    return { ok: true, format: 'docx', html: value };
  } catch (thrown) {
    return { ok: false, why: whyNot(thrown) };
  }
};

self.addEventListener('message', (event: MessageEvent<DocumentRequest>) => {
  void answer(event.data).then((result) => { self.postMessage(result); });
});
