// Reads one e-mail message. Bounded by the parser's own limits on depth and headers. Runs in the document worker.
import PostalMime, { type Address } from 'postal-mime';
import type { EmailMessage } from './email-message.ts';

const mostHeaders = 400;

const oneAddress = (address: Address): string =>
  address.group === undefined
    ? address.name === '' ? address.address : `${address.name} <${address.address}>`
    : `${address.name}: ${address.group.map(oneAddress).join(', ')}`;

const addresses = (list: readonly Address[] | undefined): string => (list ?? []).map(oneAddress).join(', ');

/** The text of HTML without its markup. The result is shown as text, so what is left of odd markup is harmless. */
export const textOfHtml = (html: string): string =>
  html
    .replaceAll(/<(style|script|head|title)\b[\s\S]*?<\/\1\s*>/giu, '')
    .replaceAll(/<!--[\s\S]*?-->/gu, '')
    .replaceAll(/<(br|\/p|\/div|\/tr|\/li|\/h[1-6])\b[^>]*>/giu, '\n')
    .replaceAll(/<[^>]*>/gu, '')
    .replaceAll(/&(nbsp|amp|lt|gt|quot|#39);/gu, (entity) => ({ '&nbsp;': ' ', '&amp;': '&', '&lt;': '<', '&gt;': '>', '&quot;': '"', '&#39;': "'" })[entity] ?? entity)
    .replaceAll(/[ \t]+\n/gu, '\n')
    .replaceAll(/\n{3,}/gu, '\n\n')
    .trim();

const sizeOf = (content: ArrayBuffer | Uint8Array | string): number => (typeof content === 'string' ? content.length : content.byteLength);

/** The parts of a message that are shown. Rejects when it is no message at all or goes beyond the parser's limits. */
export const readEmail = async (bytes: Uint8Array): Promise<EmailMessage> => {
  const email = await PostalMime.parse(bytes, { maxNestingDepth: 64, maxHeadersSize: 1024 * 1024, forceRfc822Attachments: true });
  const plain = email.text ?? '';
  const textFromHtml = plain.trim() === '' && (email.html ?? '') !== '';
  const dateHeader = email.headers.find((header) => header.key === 'date');
  return {
    headers: email.headers.slice(0, mostHeaders).map((header) => ({ name: header.originalKey, value: header.value })),
    subject: email.subject ?? '',
    from: email.from === undefined ? '' : oneAddress(email.from),
    to: addresses(email.to),
    cc: addresses(email.cc),
    date: dateHeader?.value ?? '',
    text: textFromHtml ? textOfHtml(email.html ?? '') : plain,
    textFromHtml,
    attachments: email.attachments.map((attachment) => ({ name: attachment.filename ?? '', mediaType: attachment.mimeType, size: sizeOf(attachment.content) })),
  };
};
