// Chromium's own file chooser, opened as if a person had clicked, from a script world the page cannot reach.
import type { Contents } from './api/web-contents.ts';

const choose = `function (multiple) {
  return new Promise((resolve) => {
    const input = document.createElement('input');
    input.type = 'file';
    input.multiple = multiple;
    input.addEventListener('change', () => { globalThis.chosen = [...input.files]; resolve(input.files.length); });
    input.addEventListener('cancel', () => { resolve(0); });
    input.click();
  });
}`;

/** Paths a person chose; empty when they cancelled. */
export const chooseFiles = async (contents: Contents, multiple: boolean): Promise<readonly string[]> => {
  const link = await contents.linked;
  const count = Number(await link.runApart(choose, multiple));
  const paths: string[] = [];
  for (let index = 0; index < count; index += 1) {
    paths.push(await link.filePathApart(`function () { return globalThis.chosen[${String(index)}]; }`));
  }
  return paths;
};
