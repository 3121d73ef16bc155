// Gives pdf.js the tables and decoders it asks for by name (character maps, standard fonts, image decoders) from the bundle.
// Nothing else can be fetched by it.

type Assets = Readonly<Record<string, string>>;

const byFileName = (found: Assets): ReadonlyMap<string, string> =>
  new Map(Object.entries(found).map(([path, url]) => [path.slice(path.lastIndexOf('/') + 1), url]));

const assets = byFileName({
  ...import.meta.glob<string>('../../node_modules/pdfjs-dist/cmaps/*.bcmap', { query: '?url&no-inline', import: 'default', eager: true }),
  ...import.meta.glob<string>('../../node_modules/pdfjs-dist/standard_fonts/*.{pfb,ttf}', { query: '?url&no-inline', import: 'default', eager: true }),
  ...import.meta.glob<string>('../../node_modules/pdfjs-dist/wasm/{openjpeg,jbig2}.wasm', { query: '?url&no-inline', import: 'default', eager: true }),
});

/** The shape that pdf.js expects of a factory: `fetch` answers with the bytes of one named file, or rejects. */
export class BundledAssets {
  async fetch(wanted: { readonly kind: string; readonly filename: string }): Promise<Uint8Array> {
    const url = assets.get(wanted.filename);
    if (url === undefined) throw new Error(`not bundled: ${wanted.filename}`);
    const response = await fetch(url);
    if (!response.ok) throw new Error(`not bundled: ${wanted.filename}`);
    return new Uint8Array(await response.arrayBuffer());
  }
}
