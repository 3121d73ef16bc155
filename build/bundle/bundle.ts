// Makes `dist/` from the source: `bundle.ts [--only=main,renderer] [--check]`. Parts that are up to date are left alone.
// `--check` builds and then refuses a bundle that holds a remote address the app could fetch.
import { parseArgs, stripVTControlCharacters } from 'node:util';
import { digestOfSources, isFresh, rememberBuilt, removeStrangers } from './freshness.ts';
import { buildNodePart } from './node-parts.ts';
import { entryExists, nodeParts, partNames, type Built } from './parts.ts';
import { noticesFile, writeNotices } from './notices.ts';
import { remoteAddresses } from './remote-addresses.ts';

const say = (line: string): void => { process.stderr.write(`${line}\n`); };

const buildPart = async (name: string): Promise<Built> => {
  // Vite takes a third of a second to load: only when the window is built.
  if (name === 'renderer') return (await import('./renderer-part.ts')).buildRenderer();
  const part = nodeParts.find((candidate) => candidate.name === name);
  if (part === undefined) throw new Error(`There is no part called ${name}. Parts: ${partNames.join(', ')}`);
  if (!entryExists(part)) throw new Error(`${part.entry} does not exist, so ${part.name} cannot be built`);
  return buildNodePart(part);
};

const { values } = parseArgs({ options: { only: { type: 'string' }, check: { type: 'boolean', default: false } } });

const absent = nodeParts.filter((part) => part.optional && !entryExists(part)).map((part) => part.name);
const wanted = (values.only?.split(',') ?? partNames).filter((name) => !absent.includes(name));

const failed: string[] = [];
for (const name of wanted) {
  const digest = await digestOfSources(name);
  if (await isFresh(name, digest)) continue;
  const started = performance.now();
  try {
    await rememberBuilt(name, digest, await buildPart(name));
    say(`built ${name} in ${(performance.now() - started).toFixed(0)} ms`);
  } catch (error) {
    failed.push(name);
    say(stripVTControlCharacters(`${name}: ${error instanceof Error ? error.message : String(error)}`));
  }
}

await removeStrangers([noticesFile]);
await writeNotices();

if (values.check && failed.length === 0) {
  const found = await remoteAddresses();
  for (const { file, address } of found) say(`${file} holds the remote address ${address}`);
  if (found.length > 0) failed.push('check');
}

if (failed.length > 0) {
  say(`not built: ${failed.join(', ')}`);
  process.exitCode = 1;
}
