// Resolves the module name `electron` for the app's own files. Every launch gets fresh copies of those files, told apart by a
// query on their addresses, so that no state of one launch is seen by the next.
import { createRequire, registerHooks } from 'node:module';
import { pathToFileURL } from 'node:url';

const scheme = 'holdfast-shell:';
const shelf = Symbol.for('holdfast.shell.launches');

interface Launched {
  readonly folder: string;
  readonly exports: Readonly<Record<string, object>>;
}

/** Kept on the global object: modules made by the hooks below run outside this file and find their launch there. */
const launches = ((globalThis as unknown as Record<symbol, Map<string, Launched> | undefined>)[shelf] ??= new Map<string, Launched>());

const launchOf = (url: string | undefined): string | null => {
  const id = url === undefined ? null : (URL.parse(url)?.searchParams.get('launch') ?? null);
  return id !== null && launches.has(id) ? id : null;
};

const sourceFor = (id: string): string => {
  const names = Object.keys(launches.get(id)?.exports ?? {});
  return [
    `const { exports } = globalThis[Symbol.for('holdfast.shell.launches')].get(${JSON.stringify(id)});`,
    'export default exports;',
    ...names.map((name) => `export const ${name} = exports.${name};`),
  ].join('\n');
};

let registered = false;

const register = (): void => {
  if (registered) {
    return;
  }
  registered = true;
  registerHooks({
    resolve(specifier, context, next) {
      const id = launchOf(context.parentURL);
      if (id === null) {
        return next(specifier, context);
      }
      if (specifier === 'electron') {
        return { url: `${scheme}electron?launch=${id}`, format: 'module', shortCircuit: true };
      }
      const resolved = next(specifier, context);
      const isOurs = resolved.url.startsWith(launches.get(id)?.folder ?? scheme) && !resolved.url.includes('/node_modules/');
      return isOurs ? { ...resolved, url: `${resolved.url}?launch=${id}` } : resolved;
    },
    load(url, context, next) {
      return url.startsWith(scheme) ? { format: 'module', source: sourceFor(launchOf(url) ?? ''), shortCircuit: true } : next(url, context);
    },
  });
};

const nativeImport = createRequire(import.meta.url)('./native-import.cts') as (url: string) => Promise<unknown>;

let last = 0;

/** Runs the app's main module with `exports` as its `electron`. `folder` holds the app's own files. Rejects with what it throws. */
export const runMain = async (entry: string, folder: string, exports: Readonly<Record<string, object>>): Promise<void> => {
  register();
  last += 1;
  const id = `${String(process.pid)}-${String(last)}`;
  launches.set(id, { folder: pathToFileURL(`${folder}/`).href, exports });
  await nativeImport(`${pathToFileURL(entry).href}?launch=${id}`);
};
