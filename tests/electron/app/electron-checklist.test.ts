// Holds docs/electron-checklist.md to the code: every item, every module, every test it names.
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';

const root = join(import.meta.dirname, '../../..');
const whole = readFileSync(join(root, 'docs/electron-checklist.md'), 'utf8');
/** Up to the judged findings, which have a test of their own. */
const page = whole.slice(0, whole.indexOf('## A second opinion'));

interface Row {
  readonly item: string;
  readonly module: string;
  readonly testFile: string;
  readonly testName: string;
}

const rows: readonly Row[] = page.split('\n').flatMap((line) => {
  const match = /^\| ([^|]+) \| [^|]+ \| `([^`]+)` \| `([^`]+)` "(.+)" \|$/u.exec(line);
  return match === null ? [] : [{ item: match[1]!, module: match[2]!, testFile: match[3]!, testName: match[4]! }];
});
const numbered = rows.filter(({ item }) => /^\d+$/u.test(item));

/** The comment a file begins with. */
const opening = (file: string): string => readFileSync(join(root, file), 'utf8').split(/\n(?!\/\/)/u)[0]!;

/** Whether a comment speaks of an item: `item 5`, `items 2, 3, 4, 6`, `items 2 and 3`. */
const speaksOf = (comment: string, item: string): boolean => [...comment.matchAll(/items? ((?:\d+(?:, | and |,\s*\/\/\s*)?)+)/gu)].some(([, list = '']) => list.split(/\D+/u).includes(item));

describe('the page about the checklist', () => {
  it('reads every row of its tables', () => {
    expect(rows.length).toBe(page.split('\n').filter((line) => /^\| (?!(?:item|what) \|)/u.test(line)).length);
  });

  it('has the twenty items in their order', () => {
    expect([...new Set(numbered.map(({ item }) => Number(item)))]).toEqual(Array.from({ length: 20 }, (_, at) => at + 1));
    expect(numbered.map(({ item }) => Number(item))).toEqual(numbered.map(({ item }) => Number(item)).sort((a, b) => a - b));
  });

  it.each(rows)('names a module and a test that exist: $item, $testName', ({ module, testFile, testName }) => {
    expect(existsSync(join(root, module)), module).toBe(true);
    const text = readFileSync(join(root, testFile), 'utf8');
    expect([`'${testName}'`, `"${testName}"`, `'${testName.replaceAll("'", "\\'")}'`].some((quoted) => text.includes(quoted)), testName).toBe(true);
  });

  it.each(numbered)('names a module for item $item that says so: $module', ({ item, module }) => {
    expect(speaksOf(opening(module), item)).toBe(true);
  });
});
