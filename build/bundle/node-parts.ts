// Bundles the parts that run under Node: main, preload, vault process, workers, command line tool. Left unminified on
// purpose: whoever audits a packaged copy can read it beside the source.
import { chmod } from 'node:fs/promises';
import { join } from 'node:path';
import { build } from 'esbuild';
import { packagesAmong } from './bundled-packages.ts';
import { carriedFiles } from './carried-files.ts';
import { evaluatedNames } from './evaluated-names.ts';
import { otherParts } from './other-parts.ts';
import { dist, root, type Built, type NodePart } from './parts.ts';
import { xmlOfPictures } from './xml-of-pictures.ts';

// CommonJS packages inside an ES module bundle still call `require` for Node's own modules.
const requireForBundledPackages = "import { createRequire as holdfastCreateRequire } from 'node:module';\nconst require = holdfastCreateRequire(import.meta.url);";

/** Builds one part. Throws with esbuild's messages when it cannot. */
export const buildNodePart = async (part: NodePart): Promise<Built> => {
  const carried = new Map<string, string>();
  const { metafile } = await build({
    absWorkingDir: root,
    entryPoints: [part.entry],
    outfile: join(dist, part.outfile),
    bundle: true,
    metafile: true,
    platform: 'node',
    target: 'node24',
    format: part.format,
    external: [...part.external],
    // Naming a condition drops esbuild's own `module` one, which would pick builds meant for browsers.
    conditions: ['node'],
    mainFields: ['module', 'main'],
    define: { 'process.env.NODE_ENV': '"production"' },
    legalComments: 'none',
    charset: 'utf8',
    sourcemap: false,
    logLevel: 'warning',
    plugins: [otherParts, carriedFiles(carried), evaluatedNames, xmlOfPictures],
    ...(part.format === 'esm' ? { banner: { js: requireForBundledPackages } } : {}),
  });
  if (part.name === 'cli') await chmod(join(dist, part.outfile), 0o755);
  return { outputs: [part.outfile, ...carried.values()], packages: packagesAmong([...Object.keys(metafile.inputs), ...carried.keys()]) };
};
