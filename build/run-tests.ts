// `npm test` after set-up: type check, lint, unit, integration, end-to-end, in this order, stopping at the first that fails.
// The last line is always `N passed, N failed, N skipped`; everything skipped, and every journey that needed a second try, is listed by name before it.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { root } from './bundle/parts.ts';
import { addUp, countPlaywright, countVitest, readCounts, type TestCounts } from './test-results.ts';
import { runStages, type Stage } from './test-stages.ts';

interface CountedStage extends Stage {
  readonly count?: (json: unknown) => TestCounts;
}

const reports = mkdtempSync(join(tmpdir(), 'holdfast-test-reports-'));
const reportOf = (name: string): string => join(reports, `${name}.json`);
const bin = join(root, 'node_modules/.bin');

const vitest = (name: string): CountedStage => ({
  name, program: join(bin, 'vitest'), count: countVitest,
  args: ['run', '--config', 'build/vitest.config.ts', '--project', name, '--reporter=default', '--reporter=json', `--outputFile.json=${reportOf(name)}`],
});

const stages: readonly CountedStage[] = [
  { name: 'typecheck', program: join(bin, 'tsc'), args: ['--build'] },
  { name: 'lint', program: join(bin, 'eslint'), args: ['--config', 'build/eslint.config.mjs', '--max-warnings', '0', '.'], isEarly: true },
  vitest('unit'),
  vitest('integration'),
  { name: 'e2e', program: join(bin, 'playwright'), args: ['test', '--config', 'build/playwright.config.ts', '--reporter=list,json'], count: countPlaywright },
];

const counted: TestCounts[] = [];
const holds = async ({ name, count }: CountedStage, endedWell: boolean): Promise<boolean> => {
  const counts = count === undefined ? undefined : await readCounts(reportOf(name), count);
  const ranNothing = counts !== undefined && counts.passed === 0;
  const failed = !endedWell || ranNothing || (counts?.failed ?? 0) > 0;
  // A stage can fail outside any test (a type error, a crashed runner): that too has to show in the final line.
  const besides = failed && (counts?.failed ?? 0) === 0 ? [{ passed: 0, failed: 1, skipped: [], secondTry: [] }] : [];
  counted.push(...(counts === undefined ? [] : [counts]), ...besides);
  return !failed;
};
const failedStage = await runStages(stages, {
  folder: root,
  environment: { ...process.env, PATH: `${bin}:${process.env['PATH'] ?? ''}`, PLAYWRIGHT_JSON_OUTPUT_FILE: reportOf('e2e') },
  say: (text) => { process.stdout.write(text); },
}, holds);
rmSync(reports, { recursive: true, force: true });

const total = addUp(counted);
if (total.skipped.length > 0) process.stdout.write(`\nSkipped:\n${total.skipped.map((name) => `  ${name}\n`).join('')}`);
if (total.secondTry.length > 0) process.stdout.write(`\nPassed only at a second try, each of them to be looked into:\n${total.secondTry.map((name) => `  ${name}\n`).join('')}`);
if (failedStage !== undefined) process.stdout.write(`\nFailed: ${failedStage}\n`);
process.stdout.write(`\n${String(total.passed)} passed, ${String(total.failed)} failed, ${String(total.skipped.length)} skipped\n`);
process.exitCode = failedStage === undefined ? 0 : 1;
