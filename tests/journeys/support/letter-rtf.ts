// A letter in Rich Text Format with everything that its reader must know, in the words that Word writes.

/** 3 March 2026, 09:12, as its bits. */
const bits = 12 + (9 << 6) + (3 << 11) + (3 << 16) + (126 << 20);

export const letterRtf = (): Buffer => Buffer.from([
  String.raw`{\rtf1\ansi\ansicpg1252\deff0{\fonttbl{\f0\fswiss Arial;}{\f1\fcharset2 Symbol;}}{\colortbl;\red1\green2\blue3;}{\stylesheet{\s1 heading 1;}}{\info{\title Hidden title}}{\*\revtbl {Unknown;}{Ana;}}{\header Head of the page\par}`,
  String.raw`\pard\plain\outlinelevel0 Minutes\par`,
  String.raw`\pard They came \ldblquote at ei`, String.raw`ght\rdblquote .{\super{\footnote\pard\plain By the clock.\par Twice.}}{\*\atnid M}{\*\atnauthor Marta}\chatn{\*\annotation{\*\atndate ${String(bits)}}\pard Ask again\par}\par`,
  String.raw`Paid by {\deleted\revauthdel1\revdttmdel${String(bits)} the owner}{\revised\revauth1\revdttm${String(bits)} nobody}.\par`,
  String.raw`\trowd\cellx1\cellx2\pard\intbl Who\cell one\par two\cell\row`,
  String.raw`\pard{\listtext\f1\'b7\tab}{\field{\*\fldinst HYPERLINK "https://trap.example.invalid"}{\fldrslt A link}}\line{\shp{\*\shpinst{\sp{\sn a}{\sv b}}{\shptxt In a box}}{\shprslt In a box}}\par}`,
].join('\r\n'), 'latin1');
