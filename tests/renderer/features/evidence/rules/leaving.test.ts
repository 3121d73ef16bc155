import { describe, expect, it } from 'vitest';
import { canLeaveWithout, canSeveralLeaveWithout, copiesLeftMs, isLongWork, leavingAfter, onlyOne, proposedForSeveral, proposedLeaving, statesDetails } from '../../../../../renderer/features/evidence/rules/leaving.ts';
import { everything, mostNamed, type EvidenceItem } from '../../../../../shared/evidence/schema.ts';
import { evidenceId } from '../../../../../shared/ids.ts';

const says: EvidenceItem['fileSays'] = { width: 9, height: 9, durationMs: null, codec: null, device: null, capturedAt: null, latitude: null, longitude: null, orientation: null };
const photo = { viewer: 'image', check: 'equal', isWorkingCopy: false, fileSays: { ...says, latitude: 30, longitude: 40 }, metadata: [] } as const satisfies Parameters<typeof proposedLeaving>[0];

describe('what a picture leaves as', () => {
  it('is a copy without camera details where the file states any', () => {
    expect(proposedLeaving(photo)).toBe('without-details');
    expect(proposedLeaving({ ...photo, fileSays: { ...says, device: 'Phone A' } })).toBe('without-details');
    expect(proposedLeaving({ ...photo, fileSays: says, metadata: [{ group: 'xmp', tag: 'Creator', value: 'Ana' }] })).toBe('without-details');
  });

  it('is the file itself where there is nothing to leave out', () => {
    expect(proposedLeaving({ ...photo, fileSays: says, metadata: [{ group: 'file', tag: 'Bits Per Sample', value: '8' }] })).toBe('as-added');
    expect(statesDetails({ fileSays: says, metadata: [] })).toBe(false);
  });

  it('is no choice for what is no picture, is set aside, or is a working copy already', () => {
    expect([{ viewer: 'video' as const }, { check: 'set-aside' as const }, { isWorkingCopy: true }].map((change) => [canLeaveWithout({ ...photo, ...change }), proposedLeaving({ ...photo, ...change })])).toEqual(Array.from({ length: 3 }, () => [false, 'as-added']));
  });
});

describe('what several items leave as', () => {
  const about = { withPlace: 1, kept: 0, pictures: 2, stating: 1, ready: 0, others: 1, othersWithPlace: 0 };

  it('is copies without camera details as soon as one of the pictures states any', () => {
    expect([about, { ...about, stating: 0 }].map(proposedForSeveral)).toEqual(['without-details', 'as-added']);
  });

  it('is no choice without a picture, or where there are more than can be named', () => {
    const many = { ...about, others: mostNamed - 1 };
    expect([about, { ...about, pictures: 0 }, { ...many, others: mostNamed - 2 }, many, { ...many, others: mostNamed - 2, kept: 1 }].map(canSeveralLeaveWithout)).toEqual([true, false, true, false, false]);
    expect(proposedForSeveral(many)).toBe('as-added');
  });

  it('is asked of one by its number alone', () => {
    const [one, other] = [evidenceId(1), evidenceId(2)];
    expect([{ by: 'ids' as const, ids: [one] }, { by: 'ids' as const, ids: [one, other] }, { by: 'query' as const, query: everything, except: [] }].map(onlyOne)).toEqual([one, null, null]);
  });

  it('is long work beyond ten copies, without the copies that are here already', () => {
    expect([{ pictures: 10, ready: 0 }, { pictures: 11, ready: 0 }, { pictures: 500, ready: 490 }].map(isLongWork)).toEqual([false, true, false]);
  });
});

describe('what leaves once the copies are made', () => {
  const [one, other, copy] = [evidenceId(1), evidenceId(2), evidenceId(3)];
  const notMade = [{ id: other, name: 'gate.jpg', failed: { why: 'too-large' as const } }];

  it('is each item once', () => { expect(leavingAfter({ leaves: [copy, copy, one], notMade: [] }, null)).toEqual([copy, one]); });

  it('waits for what becomes of a picture without a copy, and follows it', () => {
    const made = { leaves: [copy], notMade };
    expect([leavingAfter(made, null), leavingAfter(made, 'leave-out'), leavingAfter(made, 'as-added')]).toEqual([null, [copy], [copy, other]]);
  });
});

describe('the time that copies still take', () => {
  it('is told after ten seconds and one copy, in calm steps', () => {
    expect([copiesLeftMs(0, 20, 60_000), copiesLeftMs(5, 20, 9_999), copiesLeftMs(5, 20, 10_000), copiesLeftMs(100, 10_000, 100_000)]).toEqual([null, null, 30_000, 9_900_000]);
  });
});
