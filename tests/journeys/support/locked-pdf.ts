// A PDF of one page that opens with a password alone (AES-256, revision 5 of the standard handler).
import { createCipheriv, createHash } from 'node:crypto';

export const lockedPdfPassword = 'kiln street';
export const lockedPdfWords = 'The keys lie in Kiln Street';

const sha256 = (...parts: readonly Uint8Array[]): Buffer => createHash('sha256').update(Buffer.concat(parts)).digest();

const aes = (key: Uint8Array, plain: Uint8Array, iv: Uint8Array = new Uint8Array(16), pads = false): Buffer => {
  const cipher = createCipheriv('aes-256-cbc', key, iv).setAutoPadding(pads);
  return Buffer.concat([cipher.update(plain), cipher.final()]);
};

const hex = (bytes: Uint8Array): string => `<${Buffer.from(bytes).toString('hex')}>`;

const key = Buffer.alloc(32, 7);
const salts = { check: Buffer.alloc(8, 1), key: Buffer.alloc(8, 2) };

/** How one password opens it: what proves the password, and the key sealed under it. */
const opening = (password: string, of: Uint8Array): { readonly proof: Buffer; readonly sealed: Buffer } => {
  const typed = Buffer.from(password);
  return { proof: Buffer.concat([sha256(typed, salts.check, of), salts.check, salts.key]), sealed: aes(sha256(typed, salts.key, of), key) };
};

export const lockedPdf = (): Buffer => {
  const user = opening(lockedPdfPassword, Buffer.alloc(0));
  const owner = opening('another', user.proof);
  const iv = Buffer.alloc(16, 3);
  const content = Buffer.concat([iv, aes(key, Buffer.from(`BT /F1 18 Tf 40 120 Td (${lockedPdfWords}) Tj ET`), iv, true)]);
  const objects = [
    '<< /Type /Catalog /Pages 2 0 R >>', '<< /Type /Pages /Kids [4 0 R] /Count 1 >>', '<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>',
    '<< /Type /Page /Parent 2 0 R /MediaBox [0 0 300 200] /Contents 5 0 R /Resources << /Font << /F1 3 0 R >> >> >>',
    `<< /Length ${String(content.length)} >>\nstream\n${content.toString('latin1')}\nendstream`,
    `<< /Filter /Standard /V 5 /R 5 /Length 256 /P -4 /U ${hex(user.proof)} /UE ${hex(user.sealed)} /O ${hex(owner.proof)} /OE ${hex(owner.sealed)} /Perms ${hex(Buffer.alloc(16, 4))} /CF << /StdCF << /CFM /AESV3 /AuthEvent /DocOpen /Length 32 >> >> /StmF /StdCF /StrF /StdCF >>`,
  ];
  let text = '%PDF-1.7\n';
  const places = objects.map((object, at) => {
    const place = text.length;
    text += `${String(at + 1)} 0 obj\n${object}\nendobj\n`;
    return `${String(place).padStart(10, '0')} 00000 n \n`;
  });
  const id = hex(Buffer.alloc(16, 5));
  return Buffer.from(`${text}xref\n0 ${String(objects.length + 1)}\n0000000000 65535 f \n${places.join('')}trailer\n<< /Size ${String(objects.length + 1)} /Root 1 0 R /Encrypt 6 0 R /ID [${id} ${id}] >>\nstartxref\n${String(text.length)}\n%%EOF\n`, 'latin1');
};
