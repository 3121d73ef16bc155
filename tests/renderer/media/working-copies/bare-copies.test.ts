// Copies of many pictures: one at a time, used again, stopped, and what becomes of one that cannot be made.
import { describe, expect, it } from 'vitest';
import { makeBareCopies, type Making } from '../../../../renderer/media/working-copies/bare-copies.ts';
import type { BareCopy } from '../../../../renderer/media/working-copies/bare-copy.ts';
import type { FailureCode } from '../../../../shared/contract/failure.ts';
import type { EvidenceItem, PrivilegedWay } from '../../../../shared/evidence/schema.ts';
import { evidenceId, evidenceNumber, type EvidenceId } from '../../../../shared/ids.ts';

const ids = (...numbers: number[]): EvidenceId[] => numbers.map(evidenceId);
/** The copy of an item has its number and a hundred. */
const copyOf = (id: EvidenceId): EvidenceId => evidenceId(evidenceNumber(id) + 100);

interface Asked {
  readonly pictures?: readonly { id: EvidenceId; copy: EvidenceId | null }[];
  readonly privileged?: PrivilegedWay;
  readonly marked?: readonly EvidenceId[];
  readonly unreadable?: Readonly<Record<string, FailureCode>>;
  readonly results?: Readonly<Record<string, BareCopy>>;
  readonly controller?: AbortController;
  readonly stopAt?: EvidenceId;
}

const run = async ({ pictures = ids(1, 2, 3).map((id) => ({ id, copy: null })), privileged = null, marked = [], unreadable = {}, results = {}, controller = new AbortController(), stopAt }: Asked) => {
  const told: string[] = [];
  let atOnce = 0;
  const result: Making = await makeBareCopies({
    items: { pictures: [...pictures], others: ids(9) }, privileged, signal: controller.signal, canLeaveWithout: ({ check }) => check !== 'set-aside',
    get: ({ id }) => {
      const code = unreadable[id];
      return Promise.resolve(code === undefined ? { ok: true, value: { item: { id, title: '', fileName: `${id}.jpg`, check: 'equal', privileged: marked.includes(id) } as EvidenceItem } } : { ok: false, failure: { code, facts: {} } });
    },
    make: async ({ id }) => {
      atOnce += 1;
      expect(atOnce).toBe(1);
      told.push(id);
      await Promise.resolve();
      if (id === stopAt) controller.abort();
      atOnce -= 1;
      return results[id] ?? { id: copyOf(id) };
    },
    onStep: ({ done, made }) => { told.push(`${String(done)} of ${String(pictures.length)}, ${String(made)} made`); },
  });
  return { result, told };
};

describe('copies of many pictures', () => {
  it('are made one after the other, tell how far they are, and leave with everything else', async () => {
    const { result, told } = await run({});
    expect(result).toEqual({ leaves: ids(101, 102, 103, 9), notMade: [] });
    expect(told).toEqual(['0 of 3, 0 made', 'E-001', '1 of 3, 1 made', 'E-002', '2 of 3, 2 made', 'E-003']);
  });

  it('that are here already are used again and not made', async () => {
    const { result, told } = await run({ pictures: [{ id: evidenceId(1), copy: evidenceId(50) }, { id: evidenceId(2), copy: null }] });
    expect(result).toEqual({ leaves: ids(50, 102, 9), notMade: [] });
    expect(told).toEqual(['1 of 2, 0 made', 'E-002']);
  });

  it('go on past a picture of which none can be made, and name it', async () => {
    const { result } = await run({ results: { 'E-001': { why: 'too-large' } }, unreadable: { 'E-002': 'database-damaged' } });
    expect(result).toEqual({ leaves: ids(103, 9), notMade: [{ id: 'E-001', name: 'E-001.jpg', failed: { why: 'too-large' } }, { id: 'E-002', name: '', failed: { failure: { code: 'database-damaged', facts: {} } } }] });
  });

  it('end where every further picture would meet the same', async () => {
    for (const code of ['disk-full', 'vault-locked'] as const) {
      const [making, reading] = [await run({ results: { 'E-002': { failure: { code, facts: {} } } } }), await run({ unreadable: { 'E-002': code } })];
      for (const { result, told } of [making, reading]) {
        expect(result).toEqual({ ended: { code, facts: {} } });
        expect(told).not.toContain('E-003');
      }
    }
  });

  it('stop in the middle of one, and begin none after it', async () => {
    const { result, told } = await run({ stopAt: evidenceId(2), results: { 'E-002': { why: 'cannot-decode' } } });
    expect(result).toEqual({ stopped: true });
    expect(told).not.toContain('E-003');
    // Of the last one, too: that it has no copy then says nothing of the picture.
    expect((await run({ stopAt: evidenceId(3), results: { 'E-003': { why: 'cannot-decode' } } })).result).toEqual({ stopped: true });
  });

  it('are not made of a picture that stays, however late it was marked', async () => {
    const marked = ids(2);
    expect((await run({ marked, privileged: 'leave-out' })).result).toEqual({ leaves: ids(101, 2, 103, 9), notMade: [] });
    expect((await run({ marked })).told).not.toContain('E-002');
    expect((await run({ marked, privileged: 'take-along' })).result).toEqual({ leaves: ids(101, 102, 103, 9), notMade: [] });
  });

  it('of a file that is such a copy already are the file itself', async () => {
    expect((await run({ results: { 'E-001': { failure: { code: 'working-copy-same', facts: {} } } } })).result).toEqual({ leaves: ids(1, 102, 103, 9), notMade: [] });
  });
});
