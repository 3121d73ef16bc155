// The PDF viewer, loaded when the first document is opened: pdf.js is large and most items need none of it.
import { lazy, Suspense, type ComponentProps } from 'react';

const PdfView = lazy(async () => ({ default: (await import('./PdfView.tsx')).PdfView }));

export const LazyPdfView = (props: ComponentProps<typeof PdfView>) => (
  <Suspense fallback={null}>
    <PdfView {...props} />
  </Suspense>
);
