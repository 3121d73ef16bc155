import { describe, expect, it } from 'vitest';
import { addUp, countPlaywright, countVitest, secondTriesAllowed } from '../../build/test-results.ts';

const vitestFile = (status: string, ...tests: readonly string[]) =>
  ({ name: 'a.test.ts', status, assertionResults: tests.map((one, index) => ({ fullName: `test ${index}`, status: one })) });

describe('counting a Vitest report', () => {
  it('counts what passed and failed and names what was skipped', () => {
    expect(countVitest({ success: false, testResults: [vitestFile('failed', 'passed', 'failed', 'skipped', 'pending', 'todo')] }))
      .toEqual({ passed: 1, failed: 1, skipped: ['test 2', 'test 3', 'test 4'], secondTry: [] });
  });

  it('counts a file that could not be loaded as a failure', () => {
    expect(countVitest({ success: false, testResults: [vitestFile('passed', 'passed'), vitestFile('failed')] })).toEqual({ passed: 1, failed: 1, skipped: [], secondTry: [] });
  });

  it('counts a run that failed outside any test as a failure', () => {
    expect(countVitest({ success: false, testResults: [vitestFile('passed', 'passed')] })).toEqual({ passed: 1, failed: 1, skipped: [], secondTry: [] });
  });
});

const spec = (title: string, status: string, annotations: readonly object[] = []) => ({ title, tests: [{ status, annotations }] });

describe('counting a Playwright report', () => {
  it('counts nested suites, names what needed a second try, and gives the reason for a skip', () => {
    const report = {
      errors: [],
      suites: [{
        title: 'first.e2e.ts', specs: [spec('opens', 'expected'), spec('shakes', 'flaky')],
        suites: [{ title: 'inside', specs: [spec('waits', 'skipped', [{ type: 'skip', description: 'needs Electron' }]), spec('breaks', 'unexpected')] }],
      }],
    };
    expect(countPlaywright(report)).toEqual({ passed: 2, failed: 1, skipped: ['first.e2e.ts > inside > waits (needs Electron)'], secondTry: ['first.e2e.ts > shakes'] });
  });

  it('counts second tries as failures where there are more than a few', () => {
    const shaking = (count: number) => ({ errors: [], suites: [{ title: 'all', specs: Array.from({ length: count }, (_, at) => spec(`shakes ${String(at)}`, 'flaky')) }] });
    expect(countPlaywright(shaking(secondTriesAllowed))).toMatchObject({ passed: secondTriesAllowed, failed: 0 });
    expect(countPlaywright(shaking(secondTriesAllowed + 1))).toMatchObject({ passed: 0, failed: secondTriesAllowed + 1 });
  });

  it('counts an error outside any test as a failure', () => {
    expect(countPlaywright({ suites: [], errors: [{ message: 'no tests found' }] })).toEqual({ passed: 0, failed: 1, skipped: [], secondTry: [] });
  });
});

describe('adding up', () => {
  it('sums every kind', () => {
    expect(addUp([{ passed: 1, failed: 2, skipped: ['a'], secondTry: ['c'] }, { passed: 3, failed: 0, skipped: ['b'], secondTry: [] }])).toEqual({ passed: 4, failed: 2, skipped: ['a', 'b'], secondTry: ['c'] });
  });
});
