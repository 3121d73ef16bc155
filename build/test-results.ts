// Reads the JSON reports of Vitest and Playwright into one shape. A report that is missing or counts nothing is a failure:
// a suite that did not run must never look like one that passed.
import { readFile } from 'node:fs/promises';
import { z } from 'zod';

export interface TestCounts {
  readonly passed: number;
  readonly failed: number;
  /** Full names, so that nothing is skipped without a line that says so. */
  readonly skipped: readonly string[];
  /** Full names of those that passed only at a second try. They count as passed up to `secondTriesAllowed`. */
  readonly secondTry: readonly string[];
}

/** One race in a run of many journeys on a busy computer is named and looked into; more of them are a fault that fails the run (decision 34). */
export const secondTriesAllowed = 2;

const vitestReport = z.object({
  success: z.boolean(),
  testResults: z.array(z.object({
    name: z.string(),
    status: z.string(),
    assertionResults: z.array(z.object({ fullName: z.string(), status: z.string() })),
  })),
});

/** Counts of a Vitest JSON report. A file that could not be loaded counts as one failure. */
export const countVitest = (json: unknown): TestCounts => {
  const report = vitestReport.parse(json);
  const tests = report.testResults.flatMap((file) => file.assertionResults);
  const brokenFiles = report.testResults.filter((file) => file.status === 'failed' && file.assertionResults.every((test) => test.status !== 'failed')).length;
  const failed = tests.filter((test) => test.status === 'failed').length + brokenFiles;
  return {
    passed: tests.filter((test) => test.status === 'passed').length,
    failed: failed === 0 && !report.success ? 1 : failed,
    skipped: tests.filter((test) => test.status !== 'passed' && test.status !== 'failed').map((test) => test.fullName),
    secondTry: [],
  };
};

const playwrightSpec = z.object({
  title: z.string(),
  tests: z.array(z.object({
    status: z.enum(['expected', 'unexpected', 'flaky', 'skipped']),
    annotations: z.array(z.object({ type: z.string(), description: z.string().optional() })).default([]),
  })),
});

interface Suite { readonly title: string; readonly specs?: readonly z.infer<typeof playwrightSpec>[] | undefined; readonly suites?: readonly Suite[] | undefined }

const playwrightSuite: z.ZodType<Suite> = z.lazy(() =>
  z.object({ title: z.string(), specs: z.array(playwrightSpec).optional(), suites: z.array(playwrightSuite).optional() }));

const playwrightReport = z.object({ suites: z.array(playwrightSuite), errors: z.array(z.unknown()).default([]) });

const testsOf = (suite: Suite, above: readonly string[]): readonly { readonly name: string; readonly status: string; readonly why: string }[] => {
  const path = [...above, suite.title];
  const own = (suite.specs ?? []).flatMap((spec) => spec.tests.map((test) => ({
    name: [...path, spec.title].join(' > '),
    status: test.status,
    why: test.annotations.filter(({ type }) => type === 'skip' || type === 'fixme').map(({ description }) => description ?? 'no reason given').join('; '),
  })));
  return [...own, ...(suite.suites ?? []).flatMap((inner) => testsOf(inner, path))];
};

/** Counts of a Playwright JSON report. Where more tests than allowed passed only at a second try, all of these count as failed. */
export const countPlaywright = (json: unknown): TestCounts => {
  const report = playwrightReport.parse(json);
  const tests = report.suites.flatMap((suite) => testsOf(suite, []));
  const secondTry = tests.filter((test) => test.status === 'flaky').map(({ name }) => name);
  const tooMany = secondTry.length > secondTriesAllowed;
  return {
    passed: tests.filter((test) => test.status === 'expected').length + (tooMany ? 0 : secondTry.length),
    failed: tests.filter((test) => test.status === 'unexpected').length + (tooMany ? secondTry.length : 0) + report.errors.length,
    skipped: tests.filter((test) => test.status === 'skipped').map((test) => `${test.name} (${test.why === '' ? 'no reason given' : test.why})`),
    secondTry,
  };
};

/** Reads one report; a missing or unreadable one counts as one failure. */
export const readCounts = async (file: string, count: (json: unknown) => TestCounts): Promise<TestCounts> => {
  const text = await readFile(file, 'utf8').catch(() => undefined);
  return text === undefined ? { passed: 0, failed: 1, skipped: [], secondTry: [] } : count(JSON.parse(text));
};

export const addUp = (all: readonly TestCounts[]): TestCounts => ({
  passed: all.reduce((sum, { passed }) => sum + passed, 0),
  failed: all.reduce((sum, { failed }) => sum + failed, 0),
  skipped: all.flatMap(({ skipped }) => skipped),
  secondTry: all.flatMap(({ secondTry }) => secondTry),
});
