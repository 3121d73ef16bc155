// How the window is built. The content policy allows scripts, styles, fonts and images from the app's own scheme and nothing
// else, so: no inline script, no data: address, no remote address, no source map.
import { join } from 'node:path';
import react from '@vitejs/plugin-react';
import type { InlineConfig } from 'vite';
import { dist, root } from './bundle/parts.ts';

export const rendererConfig: InlineConfig = {
  root: join(root, 'renderer'),
  configFile: false,
  envDir: false,
  // The window is served from the root of its own scheme.
  base: '/',
  publicDir: false,
  cacheDir: join(root, 'node_modules/.cache/vite'),
  logLevel: 'warn',
  plugins: [react()],
  // libheif keeps a file of its own, so that whoever wants may put another build of it there, as its licence grants.
  worker: { format: 'es', rolldownOptions: { output: { codeSplitting: { groups: [{ name: 'libheif', test: /node_modules\/libheif-js\// }] } } } },
  build: {
    outDir: join(dist, 'renderer'),
    emptyOutDir: true,
    // Chromium of the pinned Electron (45 carries 156).
    target: 'chrome156',
    sourcemap: false,
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    reportCompressedSize: false,
    // Everything comes from the local disk; the size that matters is judged by start-up time, not per file.
    chunkSizeWarningLimit: 8192,
  },
};
