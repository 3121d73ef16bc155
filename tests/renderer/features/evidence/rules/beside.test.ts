// What is shown beside an item: texts that can be read, the newest first; and what a text was written of.
import { describe, expect, it } from 'vitest';
import { originalsOf, textsOf, type LinkedItem } from '../../../../../renderer/features/evidence/rules/beside.ts';
import type { Relation } from '../../../../../shared/evidence/links.ts';
import { evidenceId } from '../../../../../shared/ids.ts';

const linked = (relation: Relation, number: number, change: object = {}): LinkedItem => ({ relation, item: { id: evidenceId(number), viewer: 'text', removal: null, ...change } as unknown as LinkedItem['item'] });
const idsOf = (links: readonly LinkedItem[]): readonly string[] => links.map(({ item }) => item.id);

describe('beside a recording', () => {
  it('stand its transcripts, the newest first, and then its translations', () => {
    expect(idsOf(textsOf([linked('has-translation', 9), linked('has-transcript', 2), linked('has-transcript', 10), linked('copy-of', 4)]))).toEqual(['E-010', 'E-002', 'E-009']);
  });

  it('stands none that was removed, or that cannot be read here', () => {
    expect(textsOf([linked('has-transcript', 2, { removal: { reason: 'x' } }), linked('has-transcript', 3, { viewer: 'audio' })])).toEqual([]);
  });
});

describe('beside a text', () => {
  it('stands what it was written of, unless that was removed', () => {
    expect(idsOf(originalsOf([linked('has-transcript', 1), linked('transcript-of', 5), linked('translation-of', 6, { removal: {} })]))).toEqual(['E-005']);
  });
});
