// Doyensec's Electronegativity over the built application: a second opinion, never the gate (it is kept up no more, skips files that it
// cannot read without a word, and has a heavy tree of packages, which is why it is fetched for this alone). The bundle is written in older
// JavaScript first, and a planted fault in every file shows that the file was read.
import { spawnSync } from 'node:child_process';
import { appendFileSync, cpSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { build } from 'esbuild';
import { dist } from '../../build/bundle/parts.ts';
import { ourElectron } from '../../build/checks/electron-age.ts';

const packageAndVersion = '@doyensec/electronegativity@1.10.3';

/** Every finding on our own code, with what we think of it. One more is a loss; so is one that is gone, because then this list is old. */
export const judged: Readonly<Record<string, string>> = Object.freeze({
  'CSP_GLOBAL_CHECK N/A': 'it looks for a meta tag or a header set on replies; our policy is a header of every answer of our own scheme (content-policy.ts)',
  'CERTIFICATE_VERIFY_PROC_JS_CHECK main.js': 'it warns of accepting certificates; ours accepts none (certificate-guard.ts)',
  'AUXCLICK_JS_CHECK main.js': 'a middle click asks for a new window, and every new window is denied (window-open-guard.ts)',
  'CONTEXT_ISOLATION_JS_CHECK main.js': 'it does not follow the literal into its own module; a test compares it (web-preferences.ts)',
  'SANDBOX_JS_CHECK main.js': 'the same',
});

const canary = '\nfunction plantedCanary() { new BrowserWindow({ webPreferences: { nodeIntegration: true, webSecurity: false } }); }\n';

// It asks for newer translations and dies when that fails; here it is told at once that there is no network.
const withoutNetwork = `data:text/javascript,${encodeURIComponent("import Module from 'node:module'; const load = Module._load; Module._load = (name, ...rest) => (name === 'got' ? () => Promise.reject(new Error('offline')) : load(name, ...rest));")}`;

const npx = (args: readonly string[], folder: string, environment: NodeJS.ProcessEnv = {}): { readonly status: number | null; readonly text: string } => {
  const { status, stdout, stderr } = spawnSync('npx', ['--yes', '--ignore-scripts', '--package', packageAndVersion, 'electronegativity', ...args], { cwd: folder, encoding: 'utf8', env: { ...process.env, ...environment } });
  return { status, text: `${stdout}${stderr}` };
};

/** Why it cannot run here; null when it can. Fetches it the first time. */
export const electronegativityHindrance = (): string | null => (npx(['--version'], tmpdir()).status === 0 ? null : `${packageAndVersion} could not be fetched`);

/** The bundle in JavaScript that it can read, with a canary in every file; names of the files. */
const plant = async (folder: string): Promise<readonly string[]> => {
  const files = readdirSync(dist, { recursive: true, encoding: 'utf8' }).filter((name) => /\.c?js$/u.test(name));
  await build({
    entryPoints: files.map((name) => join(dist, name)), outdir: folder, outbase: dist, bundle: false, format: 'esm', target: 'es2017', logLevel: 'error',
    supported: { 'top-level-await': true, 'bigint': true, 'dynamic-import': true, 'import-meta': true, 'async-await': true, 'for-await': true, 'async-generator': true },
  });
  cpSync(join(dist, 'renderer/index.html'), join(folder, 'renderer/index.html'));
  const written = files.map((name) => name.replace(/\.cjs$/u, '.js'));
  for (const name of written) appendFileSync(join(folder, name), canary);
  return written;
};

export interface SecondOpinion {
  readonly files: number;
  /** Files whose planted fault was not reported: they were not read. */
  readonly notRead: readonly string[];
  /** Findings on our own code, as `CHECK file`. */
  readonly findings: readonly string[];
}

/** Lines of its CSV: check, severity, confidence, file, place, sample, ... Fields but the first are quoted where they hold text. */
export const readFindings = (csv: string): readonly { readonly check: string; readonly file: string; readonly planted: boolean }[] =>
  csv.split('\n').flatMap((line) => {
    const match = /^([A-Z_]+),"[^"]*","[^"]*","([^"]*)"/u.exec(line);
    return match === null ? [] : [{ check: match[1] ?? '', file: match[2] ?? '', planted: line.includes('plantedCanary') }];
  });

/** Takes a minute. Throws when it ended without a result. */
export const askForSecondOpinion = async (): Promise<SecondOpinion> => {
  const folder = mkdtempSync(join(tmpdir(), 'holdfast-second-'));
  try {
    const files = await plant(join(folder, 'app'));
    const { status, text } = npx(['-i', 'app', '-r', '-v', 'false', '-e', ourElectron(), '-x', 'availablesecurityfixesglobalcheck', '-o', 'found.csv'], folder, { NODE_OPTIONS: `--import ${withoutNetwork}` });
    if (status !== 0) throw new Error(`Electronegativity ended with ${String(status)}: ${text.slice(-500)}`);
    const found = readFindings(readFileSync(join(folder, 'found.csv'), 'utf8'));
    const read = new Set(found.filter(({ planted }) => planted).map(({ file }) => file));
    return { files: files.length, notRead: files.filter((name) => !read.has(name)), findings: found.filter(({ planted }) => !planted).map(({ check, file }) => `${check} ${file}`) };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
};
