import { describe, expect, it } from 'vitest';
import { canLeaveWithout, proposedLeaving, statesDetails } from '../../../../../renderer/features/evidence/rules/leaving.ts';
import type { EvidenceItem } from '../../../../../shared/evidence/schema.ts';

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
