// The tests, with the system's own SQLite loaded into every process before ours: what once made vaults of other programs plain text without a word.
import { execFile, execFileSync } from 'node:child_process';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { z } from 'zod';
import type { Harness } from '../evidence/harness.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));
const vitest = join(root, 'node_modules', 'vitest', 'vitest.mjs');

const systemSqlite = (): string | null => {
  if (process.platform !== 'linux') return null;
  const found = execFileSync('sh', ['-c', "ldconfig -p 2>/dev/null | awk '/libsqlite3.so.0/{print $NF; exit}'"], { encoding: 'utf8' }).trim();
  return found === '' ? null : found;
};

const reportSchema = z.object({
  numTotalTests: z.int(), numPassedTests: z.int(),
  testResults: z.array(z.object({ name: z.string(), message: z.string().optional(), status: z.string(), assertionResults: z.array(z.object({ fullName: z.string(), status: z.string() })) })),
});

/** Of a sample: what makes databases, and what fills a vault. */
const sampled = ['tests/electron/vault/database', 'tests/electron/evidence/intake/adding'];

/** Whether a process that is started with it really has it. */
const isLoaded = (library: string): boolean =>
  execFileSync(process.execPath, ['-e', "process.stdout.write(require('node:fs').readFileSync('/proc/self/maps', 'utf8'))"], { env: { ...process.env, LD_PRELOAD: library }, encoding: 'utf8' }).includes('libsqlite3');

export const foreignSqlite: Harness = {
  name: 'sqlite',
  title: 'The tests beside another SQLite',
  about: 'All integration tests run once more with the system’s own SQLite loaded into every process first, which takes the place of the encrypting one where a program links carelessly; they read what they wrote for plain text. A sample takes those of databases and of adding. What did not hold: a test that fails or is not run for it, a library that is not loaded.',
  parts: [],
  hindrance: () => (systemSqlite() === null ? 'there is no libsqlite3 on this system (Debian: libsqlite3-0)' : null),
  run: async function* tested({ long }) {
    const library = systemSqlite() ?? '';
    const folder = await mkdtemp(join(tmpdir(), 'holdfast-sqlite-'));
    const file = join(folder, 'report.json');
    const words = ['run', '--config', 'build/vitest.config.ts', '--project', 'integration', '--reporter=json', `--outputFile=${file}`, ...(long ? [] : sampled)];
    try {
      // It ends with 1 when a test fails; the report says which.
      await promisify(execFile)(process.execPath, [vitest, ...words], { cwd: root, env: { ...process.env, LD_PRELOAD: library, TMPDIR: folder }, maxBuffer: 64 * 1024 * 1024 }).catch(() => undefined);
      const { numTotalTests, numPassedTests, testResults } = reportSchema.parse(JSON.parse(await readFile(file, 'utf8')));
      const failed = testResults.flatMap(({ name, status, assertionResults }) => {
        const tests = assertionResults.filter((one) => one.status === 'failed').map(({ fullName }) => `${name}: ${fullName}`);
        return status === 'failed' && tests.length === 0 ? [`${name}: could not be run`] : tests;
      });
      yield {
        what: 'integration tests', counts: { files: testResults.length, tests: numTotalTests, passed: numPassedTests, failed: failed.length },
        losses: [...failed, ...(isLoaded(library) ? [] : ['the library is not loaded'])],
      };
    } finally {
      await rm(folder, { recursive: true, force: true });
    }
  },
};
