import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { memberCodeSchema } from '../../../shared/ids.ts';
import { canonicalText, emptyChain, follows, hashBeforeFirst, nextEntry } from '../../../shared/custody/rules.ts';
import type { CustodyEntry } from '../../../shared/custody/schema.ts';
import { instant } from '../../../shared/time.ts';

const sha256 = (text: string): string => createHash('sha256').update(text, 'utf8').digest('hex');
const actor = memberCodeSchema.parse('M1');
const first: CustodyEntry = nextEntry(emptyChain, { at: instant(1_700_000_000_000), actor, action: 'imported', subject: 'E-001', details: { size: 12, name: 'ქუჩა.jpg', 'é': null, kept: true } }, sha256);
const second = nextEntry(first, { at: instant(1_700_000_000_500), actor, action: 'described', subject: 'E-001', details: {} }, sha256);

describe('the chain rule', () => {
  it('has one canonical text, whatever the order in which details were given', () => {
    const text = '["holdfast-custody-1",1,1700000000000,"M1","imported","E-001",[["kept",true],["name","ქუჩა.jpg"],["size",12],["é",null]],"' + hashBeforeFirst + '"]';
    expect(canonicalText(first)).toBe(text);
    expect(canonicalText({ ...first, details: Object.fromEntries(Object.entries(first.details).reverse()) })).toBe(text);
    expect(first.hash).toBe(sha256(text));
  });

  it('accepts the first entry and the one after it', () => {
    expect(first).toMatchObject({ seq: 1, previousHash: hashBeforeFirst });
    expect(follows(emptyChain, first, sha256)).toBe(true);
    expect(follows(first, second, sha256)).toBe(true);
  });

  it.each<[string, Partial<CustodyEntry>]>([
    ['number', { seq: 3 }], ['time', { at: instant(1_700_000_000_501) }], ['person', { actor: memberCodeSchema.parse('M2') }], ['action', { action: 'reviewed' }],
    ['subject', { subject: 'E-002' }], ['details', { details: { note: '' } }], ['hash before', { previousHash: hashBeforeFirst }], ['hash', { hash: first.hash }],
  ])('refuses an entry whose %s was changed', (_, change) => {
    expect(follows(first, { ...second, ...change }, sha256)).toBe(false);
  });

  it('refuses an entry that was sealed again after another', () => {
    expect(follows(first, nextEntry(emptyChain, { ...second }, sha256), sha256)).toBe(false);
  });

  it('refuses to seal what could not be stored as it was hashed', () => {
    const what = { at: instant(0), actor, action: 'imported' as const, subject: 'E-001' };
    expect(() => nextEntry(emptyChain, { ...what, details: { size: NaN } }, sha256)).toThrow('finite');
    expect(() => nextEntry(emptyChain, { ...what, details: { name: '\ud800' } }, sha256)).toThrow('well-formed');
  });
});
