// A sample of two harnesses that need a disk of their own: one pull in the middle of one operation, and one search of every block after a wipe.
import './remembered-argon2.ts';
import { describe, expect, it } from 'vitest';
import type { Figure } from '../evidence/harness.ts';
import { operationCalled } from './operations/all.ts';
import { diskPulled, pullDisk } from './pulled-disk.ts';
import { remains } from './remains-harness.ts';

describe.skipIf(diskPulled.hindrance() !== null)('a disk that is pulled out in the middle', () => {
  it('takes nothing that was reported as done, and what is told is about the disk', async () => {
    expect(await pullDisk(operationCalled('edit'), 1, () => undefined)).toMatchObject({ pulled: 1, broken: [] });
  }, 120_000);
});

describe.skipIf(remains.hindrance() !== null)('the blocks of a disk on which a vault was made unreadable', () => {
  it('held every slot before', async () => {
    const figures: Figure[] = [];
    for await (const figure of remains.run({ long: false, parts: ['wipe'], say: () => undefined })) figures.push(figure);
    expect(figures.map(({ what, losses }) => ({ what, losses }))).toEqual([{ what: 'wipe', losses: [] }]);
    const { 'pieces of slots': pieces = 0, 'found before': before = 0, 'left after': after = before } = figures[0]?.counts ?? {};
    // All that the newest header holds at least; and fewer than that are left.
    expect({ searched: before >= pieces / 3, fewer: after < before }).toEqual({ searched: true, fewer: true });
  }, 120_000);
});
