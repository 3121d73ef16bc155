// A lock starts every pending save at once and waits for none longer than its limit.
import { describe, expect, it } from 'vitest';
import { createPendingSaves, longestFlushMs } from '../../../renderer/session/pending-saves.ts';

const never = new Promise<void>(() => undefined);

describe('flush', () => {
  it('starts every save before it waits for any', async () => {
    const saves = createPendingSaves(() => never);
    const started: string[] = [];
    for (const name of ['a', 'b']) saves.add(async () => { started.push(name); });
    const flushed = saves.flush();
    expect(started).toEqual(['a', 'b']);
    await flushed;
  });

  it('goes on when a save hangs, after its limit', async () => {
    const asked: number[] = [];
    const saves = createPendingSaves(async (ms) => { asked.push(ms); });
    saves.add(() => never);
    expect(await saves.flush()).toBe(false);
    expect(asked).toEqual([longestFlushMs]);
  });

  it('goes on when a save fails', async () => {
    const saves = createPendingSaves(() => never);
    let second = false;
    saves.add(async () => Promise.reject(new Error('the disk is gone')));
    saves.add(async () => { second = true; });
    expect(await saves.flush()).toBe(true);
    expect(second).toBe(true);
  });

  it('leaves out what was taken off or forgotten', async () => {
    const saves = createPendingSaves(() => never);
    const started: string[] = [];
    const remove = saves.add(async () => { started.push('taken off'); });
    remove();
    saves.add(async () => { started.push('forgotten'); });
    saves.forget();
    await saves.flush();
    expect(started).toEqual([]);
  });
});
