// Puts the XML parser into the bundle that exifreader reads XMP with. It asks for the parser by webpack's name for `require`, which means nothing to esbuild:
// left as it is, the asking fails, exifreader goes on without, and no picture has XMP. It also knows the parser's error by the name of its class, which is another
// one in the bundle, where two classes are called so: XMP that uses a prefix without declaring it would not be repaired.
import { readFile } from 'node:fs/promises';
import type { Plugin } from 'esbuild';

const named = 'extendError(ParseError);';
const asked = "__non_webpack_require__('@xmldom/xmldom')";

export const xmlOfPictures: Plugin = {
  name: 'xml-of-pictures',
  setup: (build) => {
    build.onLoad({ filter: /[\\/]exifreader[\\/]src[\\/]dom-parser\.js$/ }, async ({ path }) => {
      const source = await readFile(path, 'utf8');
      if (!source.includes(asked)) throw new Error(`${path} asks for its XML parser in another way than the bundle knows`);
      return { contents: source.replace(asked, "require('@xmldom/xmldom')"), loader: 'js' };
    });
    build.onLoad({ filter: /[\\/]@xmldom[\\/]xmldom[\\/]lib[\\/]errors\.js$/ }, async ({ path }) => {
      const source = await readFile(path, 'utf8');
      if (!source.includes(named)) throw new Error(`${path} names its errors in another way than the bundle knows`);
      return { contents: source.replace(named, `Object.defineProperty(ParseError, 'name', { value: 'ParseError' });\n${named}`), loader: 'js' };
    });
  },
};
