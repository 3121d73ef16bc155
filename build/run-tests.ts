// `npm test` after set-up: type check, lint, unit, integration, end-to-end, in this order, stopping at the first that fails.
// The last line is always `N passed, N failed, N skipped`; everything skipped is listed by name before it.
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { root } from './bundle/parts.ts';
import { addUp, countPlaywright, countVitest, readCounts, type TestCounts } from './test-results.ts';

interface Stage {
  readonly name: string;
  readonly program: string;
  readonly args: readonly string[];
  readonly count?: (json: unknown) => TestCounts;
}

const reports = mkdtempSync(join(tmpdir(), 'holdfast-test-reports-'));
const reportOf = (name: string): string => join(reports, `${name}.json`);

const vitest = (name: string): Stage => ({
  name, program: 'vitest', count: countVitest,
  args: ['run', '--config', 'build/vitest.config.ts', '--project', name, '--reporter=default', '--reporter=json', `--outputFile.json=${reportOf(name)}`],
});

const stages: readonly Stage[] = [
  { name: 'typecheck', program: 'tsc', args: ['--build'] },
  { name: 'lint', program: 'eslint', args: ['--config', 'build/eslint.config.mjs', '--max-warnings', '0', '.'] },
  vitest('unit'),
  vitest('integration'),
  { name: 'e2e', program: 'playwright', args: ['test', '--config', 'build/playwright.config.ts', '--reporter=list,json'], count: countPlaywright },
];

const runStage = (stage: Stage): boolean => {
  const bin = join(root, 'node_modules/.bin');
  const ended = spawnSync(join(bin, stage.program), stage.args, {
    cwd: root, stdio: 'inherit',
    env: { ...process.env, PATH: `${bin}:${process.env['PATH'] ?? ''}`, PLAYWRIGHT_JSON_OUTPUT_FILE: reportOf(stage.name) },
  });
  return ended.status === 0;
};

const counted: TestCounts[] = [];
let failedStage: string | undefined;
for (const stage of stages) {
  process.stdout.write(`\n=== ${stage.name} ===\n`);
  const ended = runStage(stage);
  const counts = stage.count === undefined ? undefined : await readCounts(reportOf(stage.name), stage.count);
  const ranNothing = counts !== undefined && counts.passed === 0;
  const failed = !ended || ranNothing || (counts?.failed ?? 0) > 0;
  // A stage can fail outside any test (a type error, a crashed runner): that too has to show in the final line.
  const besides = failed && (counts?.failed ?? 0) === 0 ? [{ passed: 0, failed: 1, skipped: [] }] : [];
  counted.push(...(counts === undefined ? [] : [counts]), ...besides);
  if (failed) {
    failedStage = stage.name;
    break;
  }
}
rmSync(reports, { recursive: true, force: true });

const total = addUp(counted);
if (total.skipped.length > 0) process.stdout.write(`\nSkipped:\n${total.skipped.map((name) => `  ${name}\n`).join('')}`);
if (failedStage !== undefined) process.stdout.write(`\nFailed: ${failedStage}\n`);
process.stdout.write(`\n${String(total.passed)} passed, ${String(total.failed)} failed, ${String(total.skipped.length)} skipped\n`);
process.exitCode = failedStage === undefined ? 0 : 1;
