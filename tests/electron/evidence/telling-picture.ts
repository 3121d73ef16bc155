// A picture of one colour that says things in XMP and in IPTC, each in the segment of a JPEG where Photoshop and its like write it.
import { bareJpeg } from './bare-pictures.ts';

const segment = (marker: number, content: Buffer): Buffer => {
  const head = Buffer.from([0xff, marker, 0, 0]);
  head.writeUInt16BE(content.length + 2, 2);
  return Buffer.concat([head, content]);
};

/** Written by a program, in the languages of their names. */
const xmp = `<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?><x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
  <rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:xmp="http://ns.adobe.com/xap/1.0/" xmp:CreatorTool="Darkroom 4" xmp:CreateDate="2026-02-11T07:10:22+02:00">
    <dc:title><rdf:Alt><rdf:li xml:lang="x-default">The gate at dawn</rdf:li></rdf:Alt></dc:title>
    <dc:creator><rdf:Seq><rdf:li>Ёлкина</rdf:li><rdf:li>Ana &amp; Marta</rdf:li></rdf:Seq></dc:creator>
  </rdf:Description></rdf:RDF></x:xmpmeta><?xpacket end="w"?>`;

/** A data set of IPTC's second record. */
const dataSet = (number: number, words: string): Buffer => {
  const bytes = Buffer.from(words);
  const head = Buffer.from([0x1c, 2, number, 0, 0]);
  head.writeUInt16BE(bytes.length, 3);
  return Buffer.concat([head, bytes]);
};

const iptc = (): Buffer => {
  const records = Buffer.concat([dataSet(120, 'Guards lock the gate'), dataSet(25, 'lock-out'), dataSet(25, 'night shift'), dataSet(80, 'Dalen'), dataSet(90, 'Kilnhaven')]);
  const resource = Buffer.from('8BIM\u0004\u0004\0\0\0\0\0\0', 'latin1');
  resource.writeUInt32BE(records.length, 8);
  return Buffer.concat([Buffer.from('Photoshop 3.0\0'), resource, records, Buffer.alloc(records.length % 2)]);
};

/** `declares`: the prefix that the program's own properties use is declared, as it must be and not always is. */
export const tellingPicture = (declares = true): Buffer => {
  const bare = bareJpeg(16, 12);
  const written = declares ? xmp : xmp.replace(' xmlns:xmp="http://ns.adobe.com/xap/1.0/"', '');
  return Buffer.concat([bare.subarray(0, 2), segment(0xe1, Buffer.concat([Buffer.from('http://ns.adobe.com/xap/1.0/\0'), Buffer.from(written)])), segment(0xed, iptc()), bare.subarray(2)]);
};
