import { existsSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { longestFirst, longFiles } from '../../build/longest-first.ts';

const [first = '', second = ''] = longFiles;

describe('the order of test files', () => {
  it('begins with those known to be long, the longest first, and leaves the others as they are', () => {
    const files = ['/x/tests/b.test.ts', `/x/tests/${second}`, '/x/tests/a.test.ts', `/x/tests/${first}`];
    expect(longestFirst(files, (file) => file)).toEqual([`/x/tests/${first}`, `/x/tests/${second}`, '/x/tests/b.test.ts', '/x/tests/a.test.ts']);
  });

  it('knows no file that is not there', () => {
    expect(longFiles.filter((name) => !existsSync(new URL(`../${name}`, import.meta.url)))).toEqual([]);
  });
});
