// Where the built parts lie, beside this one. The same in a checkout, in the package and in the development shell.
import { fileURLToPath } from 'node:url';

const beside = (name: string): string => fileURLToPath(new URL(name, import.meta.url));

/** Paths inside `dist/`: this module is bundled into `dist/main.js`. */
export const builtFiles = Object.freeze({
  preload: beside('./preload.cjs'),
  vaultProcess: beside('./vault-process.js'),
  renderer: beside('./renderer'),
});
