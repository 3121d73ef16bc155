// Imported before anything else, this makes the `argon2` package remember what it answered, also for processes that are started from here: the
// same bytes for the same question. A fault test opens one vault thousands of times, and a second of Argon2id each time would be all that it
// does. Nothing of ours is left out: slots, header and records are tried with the answer as ever. For made-up secrets alone.
import { createHash } from 'node:crypto';
import { mkdtempSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

interface Question {
  readonly raw: true;
  readonly salt: Buffer;
}
type Hash = (password: ArrayBuffer, question: Question) => Promise<Buffer>;

const place = 'HOLDFAST_REMEMBERED_ARGON2';

const ownFolder = (): string => {
  const made = mkdtempSync(join(tmpdir(), 'holdfast-remembered-'));
  process.once('exit', () => { rmSync(made, { recursive: true, force: true }); });
  process.env[place] = made;
  return made;
};

const folder = process.env[place] ?? ownFolder();
const argon2 = createRequire(import.meta.url)('argon2') as { hash: Hash };
const { hash } = argon2;

const nameOf = (password: ArrayBuffer, question: Question): string => createHash('sha256').update(new Uint8Array(password)).update(JSON.stringify(question)).digest('hex');

const remembered = (file: string): Buffer | null => {
  try {
    return readFileSync(file);
  } catch {
    return null;
  }
};

argon2.hash = async (password, question) => {
  const file = join(folder, nameOf(password, question));
  const known = remembered(file);
  if (known !== null) return known;
  const answer = await hash(password, question);
  // Whole or not at all: a process of a fault test may be killed here.
  writeFileSync(`${file}.${String(process.pid)}`, answer);
  renameSync(`${file}.${String(process.pid)}`, file);
  return Buffer.from(answer);
};

/** What a started Node is given to remember as well. */
export const remembering: readonly string[] = ['--import', fileURLToPath(import.meta.url)];

/** The folder of the answers: what is found there was not made by what is tested. */
export const rememberedIn = folder;

/** The same as `remembering` for a Node that is started with an environment of its own. */
export const rememberingEnvironment: Readonly<Record<string, string>> = Object.freeze({ NODE_OPTIONS: `--import ${import.meta.url}`, [place]: folder });
