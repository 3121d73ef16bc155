// Files that are two things at once, or mean harm to whoever opens them; and names that a file system allows and nobody expects.
import { otherKinds, photograph } from './evidence-files.ts';
import { pagesPdf } from './hostile-pdfs.ts';
import { sampleColour } from './sample-files.ts';
import { storedZip } from './stored-zip.ts';
import { trapScript } from './trap.ts';
import { swollenLetter, swollenTypes } from './zip-bomb.ts';

const markup = (name: string): string => `<html><body><script>${trapScript(name)}</script><img src=x onerror="${trapScript(name).replaceAll('"', '&quot;')}"><iframe srcdoc="<script>${trapScript(name)}</script>"></iframe></body></html>`;

/** A photograph whose comment, and what stands behind its end, is a page with scripts. */
const pageInPhoto = (): Buffer => {
  const photo = photograph({ name: 'photo.jpg', colour: sampleColour });
  const page = Buffer.from(markup('page-in-photo'));
  const length = Buffer.alloc(2);
  length.writeUInt16BE(page.length + 2);
  return Buffer.concat([photo.subarray(0, 2), Buffer.from([0xff, 0xfe]), length, page, photo.subarray(2), page]);
};

/** A GIF of 12,079 by 1 pixels whose bytes are a script as well: its width is the beginning of a comment. */
const scriptInGif = (): Buffer => Buffer.concat([
  Buffer.from('GIF89a/*', 'latin1'), Buffer.from([1, 0, 0x80, 0, 0, 255, 255, 255, 0, 0, 0, 0x2c, 0, 0, 0, 0, 1, 0, 1, 0, 0, 2, 2, 0x44, 1, 0, 0x3b]),
  Buffer.from(`*/=1;${trapScript('script-in-gif')}`),
]);

/** A document that asks to run scripts, open addresses and start programs as soon as it is opened, when its page is shown and when it is clicked. */
const actingPdf = (): Buffer => {
  const script = trapScript('acting-pdf').replaceAll(/[()\\]/gu, String.raw`\$&`);
  return Buffer.from(pagesPdf(1).toString('latin1')
    .replace('<< /Type /Catalog', `<< /Type /Catalog /OpenAction << /S /JavaScript /JS (${script}) /Next [<< /S /Launch /F (/bin/sh) /Win << /F (cmd.exe) >> >> << /S /URI /URI (https://trap.example.invalid/pdf) >>] >> /AA << /WC << /S /JavaScript /JS (${script}) >> >> /Names << /JavaScript << /Names [(a) << /S /JavaScript /JS (${script}) >>] >> >>`)
    .replace('<< /Type /Page ', `<< /Type /Page /AA << /O << /S /JavaScript /JS (${script}) >> >> /Annots [<< /Type /Annot /Subtype /Link /Rect [0 0 300 200] /A << /S /Launch /F (/bin/sh) >> >> << /Type /Annot /Subtype /Widget /FT /Btn /T (b) /Rect [0 0 300 200] /A << /S /JavaScript /JS (${script}) >> >>] `), 'latin1');
};

export const hostileFiles: Readonly<Record<string, () => Uint8Array>> = {
  'page-in-photo.jpg': pageInPhoto,
  'script-in-gif.gif': scriptInGif,
  'archive-in-pdf.pdf': () => Buffer.concat([pagesPdf(1), storedZip({ 'page.html': markup('archive-in-pdf') })]),
  'acting.pdf': actingPdf,
  'page.html': () => Buffer.from(markup('page')),
  'drawing.svg': () => Buffer.from(`<svg xmlns="http://www.w3.org/2000/svg" onload="${trapScript('drawing').replaceAll('&', '&amp;').replaceAll('"', '&quot;').replaceAll('<', '&lt;')}" width="9" height="9"><script><![CDATA[${trapScript('drawing')}]]></script></svg>`),
  'page.eml': () => Buffer.from(`From: a@example.invalid\r\nSubject: <img src=x onerror="${trapScript('subject')}">\r\nMIME-Version: 1.0\r\nContent-Type: text/html; charset=utf-8\r\n\r\nCome at nine ${markup('page-in-message')}`),
  'swollen.docx': () => swollenLetter(8192),
  'swollen-types.docx': () => swollenTypes(8192),
};

const text = (name: string) => [name, () => Buffer.concat([otherKinds['chat.txt'](), Buffer.from(name)])] as const;

/** Every byte but `/` and zero may stand in a name on Linux, and 255 of them. */
export const hostileNames: Readonly<Record<string, () => Uint8Array>> = Object.fromEntries([
  text(`${'n'.repeat(251)}.txt`), text(`${'ჩ'.repeat(83)}.txt`), text('right\u202Etxt.gpj'), text('controls\u0001\u0007\u001B[31m.txt'), text('two\nlines\r.txt'), text('..%2F..%2Fetc%2Fpasswd'),
  text('-rf --no-preserve-root.txt'), text('"><img src=x onerror=alert(1)>.txt'), text("'); DROP TABLE evidence; --.txt"), text('\u200B\u200F\uFEFF.txt'), text('C:\\Windows\\System32\\con.txt'),
]);
