// Turns a fixed template and plain data into a tagged PDF. Data reaches the template as a JSON file in memory and is never
// pasted into source, so nothing in a record can become markup. The compiler sees a folder that does not exist: it can read
// no file, and it has no network.
import { resolve } from 'node:path';
import { NodeCompiler } from '@myriaddreamin/typst-ts-node-compiler';
import { readFonts } from './fonts.ts';
import { pageTemplate } from './page-template.ts';

/** Never made on disk; it only names files that are in memory. */
const folder = resolve('/holdfast-in-memory');
const inFolder = (name: string): string => resolve(folder, name);

/** The whole interface between code and templates: strings, numbers, lists and records of them. */
export type PrintableData = string | number | boolean | null | readonly PrintableData[] | { readonly [key: string]: PrintableData };

export interface Print {
  /** Typst source that reads `data.json` and may import `page.typ`. */
  readonly template: string;
  readonly data: PrintableData;
  /** Milliseconds since 1970; goes into the file's own properties. */
  readonly printedAt: number;
}

let fonts: Promise<readonly Buffer[]> | undefined;

/**
 * The PDF (PDF/UA-1, tagged). Blocks this thread for about as long as a page takes to draw: some tens of milliseconds.
 * Throws when the template itself is wrong, which is our bug; data cannot make it fail.
 */
export const typeset = async ({ template, data, printedAt }: Print): Promise<Uint8Array> => {
  fonts ??= readFonts();
  const compiler = NodeCompiler.create({ workspace: folder, fontArgs: [{ fontBlobs: [...(await fonts)] }] });
  compiler.addSource(inFolder('page.typ'), pageTemplate);
  compiler.addSource(inFolder('main.typ'), template);
  compiler.mapShadow(inFolder('data.json'), Buffer.from(JSON.stringify(data)));
  try {
    const compiled = compiler.compile({ mainFilePath: inFolder('main.typ') });
    const document = compiled.result;
    if (document === null) throw new Error('A print template does not compile', { cause: compiled.takeDiagnostics()?.shortDiagnostics });
    return new Uint8Array(compiler.pdf(document, { pdfStandard: 'ua-1', creationTimestamp: Math.trunc(printedAt / 1000) }));
  } finally {
    // The compiler remembers what it read for faster rebuilds; records must not outlive their page.
    compiler.resetShadow();
    compiler.evictCache(0);
  }
};
