import { describe, expect, it } from 'vitest';
import { pageSize, pagesFor } from '../../../renderer/data/page-window.ts';

describe('the pages that are fetched', () => {
  it('are those that hold the rows seen', () => {
    expect(pagesFor(pageSize - 1, pageSize + 1, 100_000)).toEqual([0, 1]);
  });

  it('end with the result', () => {
    expect(pagesFor(100_000 - 10, 100_040, 100_000)).toEqual([100_000 / pageSize - 1]);
  });

  it('are the first one while nothing is known yet, and none for an empty result', () => {
    expect([pagesFor(0, 0, null), pagesFor(0, 30, 0)]).toEqual([[0], []]);
  });
});
