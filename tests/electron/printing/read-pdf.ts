// Reads a printed page back with an independent reader.
import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs';

interface ReadPdf {
  readonly pages: readonly string[];
  readonly tagged: boolean;
  readonly roles: ReadonlySet<string>;
  readonly language: string | null;
  readonly title: string | undefined;
  readonly all: string;
}

const rolesIn = (node: unknown, into: Set<string>): void => {
  if (typeof node !== 'object' || node === null) return;
  if ('role' in node && typeof node.role === 'string') into.add(node.role);
  if ('children' in node && Array.isArray(node.children)) for (const child of node.children) rolesIn(child, into);
};

export const readPdf = async (bytes: Uint8Array): Promise<ReadPdf> => {
  const document = await getDocument({ data: bytes.slice(), verbosity: 0 }).promise;
  const pages: string[] = [];
  const roles = new Set<string>();
  for (let number = 1; number <= document.numPages; number += 1) {
    const page = await document.getPage(number);
    const content = await page.getTextContent();
    pages.push(content.items.map((item) => ('str' in item ? item.str : '')).join(' ').replace(/\s+/gu, ' '));
    rolesIn(await page.getStructTree(), roles);
  }
  const { info } = await document.getMetadata();
  const facts = info as { readonly Language?: string; readonly Title?: string };
  const marked = (await document.getMarkInfo()) as unknown as ReadonlyMap<string, boolean> | null;
  await document.loadingTask.destroy();
  return { pages, roles, tagged: marked?.get('Marked') ?? false, language: facts.Language ?? null, title: facts.Title, all: pages.join(' ') };
};

/** Letters alone, in the form in which PDFs that write the same differ in nothing. */
export const letters = (text: string): string => text.normalize('NFKC').replace(/[\s\u2066-\u2069]/gu, '');
