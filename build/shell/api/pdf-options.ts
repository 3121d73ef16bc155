// Electron's words for a PDF in Chromium's.
import type * as Electron from 'electron';

/** Width and height in inches (ISO 216 and the North American sizes, as Electron's own table has them). */
const sizes = {
  A0: [33.1, 46.8], A1: [23.4, 33.1], A2: [16.54, 23.4], A3: [11.7, 16.54], A4: [8.27, 11.7], A5: [5.83, 8.27], A6: [4.13, 5.83],
  Legal: [8.5, 14], Letter: [8.5, 11], Tabloid: [11, 17], Ledger: [17, 11],
} as const;

const paper = (size: Electron.PrintToPDFOptions['pageSize']): { paperWidth: number; paperHeight: number } => {
  const [paperWidth, paperHeight] = typeof size === 'object' ? [size.width, size.height] : sizes[size ?? 'Letter'];
  return { paperWidth, paperHeight };
};

/** Options for DevTools' `Page.printToPDF`. */
export const pdfOptions = (options: Electron.PrintToPDFOptions): Record<string, string | number | boolean> => {
  const given = {
    ...paper(options.pageSize),
    landscape: options.landscape,
    displayHeaderFooter: options.displayHeaderFooter,
    printBackground: options.printBackground,
    scale: options.scale,
    marginTop: options.margins?.top,
    marginBottom: options.margins?.bottom,
    marginLeft: options.margins?.left,
    marginRight: options.margins?.right,
    pageRanges: options.pageRanges,
    headerTemplate: options.headerTemplate,
    footerTemplate: options.footerTemplate,
    preferCSSPageSize: options.preferCSSPageSize,
    generateTaggedPDF: options.generateTaggedPDF,
    generateDocumentOutline: options.generateDocumentOutline,
  };
  return Object.fromEntries(Object.entries(given).filter((entry): entry is [string, string | number | boolean] => entry[1] !== undefined));
};
