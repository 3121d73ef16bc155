// Puts the XML parser into the bundle that exifreader reads XMP with. It asks for the parser by webpack's name for `require`, which means nothing to esbuild:
// left as it is, the asking fails, exifreader goes on without, and no picture has XMP.
import { readFile } from 'node:fs/promises';
import type { Plugin } from 'esbuild';

const asked = "__non_webpack_require__('@xmldom/xmldom')";

export const xmlOfPictures: Plugin = {
  name: 'xml-of-pictures',
  setup: (build) => {
    build.onLoad({ filter: /[\\/]exifreader[\\/]src[\\/]dom-parser\.js$/ }, async ({ path }) => {
      const source = await readFile(path, 'utf8');
      if (!source.includes(asked)) throw new Error(`${path} asks for its XML parser in another way than the bundle knows`);
      return { contents: source.replace(asked, "require('@xmldom/xmldom')"), loader: 'js' };
    });
  },
};
