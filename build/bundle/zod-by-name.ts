// Lets a bundle carry the parts of zod that it uses. `import { z } from 'zod'` brings all of it, every language included: half a megabyte that each process and thread
// has to run before its own first line. The same names as a module namespace can be told apart by the bundler.

const wholeObject = /import \{ z \} from 'zod';/;

/** The source, importing zod's names instead of the object that holds them all. */
export const zodByName = (source: string): string => source.replace(wholeObject, "import * as z from 'zod';");
