import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { createPendingSaves } from '../../../renderer/session/pending-saves.ts';
import type { SaveState } from '../../../renderer/session/save-state.ts';

// The module reads what the preload puts on the window; nothing of it is called here.
vi.stubGlobal('window', { holdfast: {} });
const { createDraftSaver, pauseBeforeSaveMs, quietSaveMs } = await import('../../../renderer/session/draft-saver.ts');
const { CallFailure } = await import('../../../renderer/api.ts');

interface Words {
  title: string;
  notes: string;
}

beforeEach(() => { vi.useFakeTimers(); });
afterEach(() => { vi.useRealTimers(); });

/** A vault that answers when it is told to, and everything the saver said. */
const savedTo = (answer: (change: Partial<Words>) => Promise<{ savedAt: number }> = async () => ({ savedAt: 7 })) => {
  const written: Partial<Words>[] = [];
  const states: SaveState[] = [];
  const saves = createPendingSaves();
  const saver = createDraftSaver<Words>({ write: (change) => { written.push(change); return answer(change); }, saves, show: (state) => { states.push(state); } });
  return { saver, written, states, saves, said: () => states.map((state) => state.kind) };
};

describe('saving what is typed', () => {
  it('waits for a pause and sends the last value of every field once', async () => {
    const { saver, written, said } = savedTo();
    saver.note({ title: 'G' });
    await vi.advanceTimersByTimeAsync(pauseBeforeSaveMs - 1);
    saver.note({ title: 'Ga', notes: 'x' });
    await vi.advanceTimersByTimeAsync(pauseBeforeSaveMs - 1);
    expect(written).toEqual([]);
    await vi.advanceTimersByTimeAsync(1);
    expect(written).toEqual([{ title: 'Ga', notes: 'x' }]);
    expect(said()).toEqual(['saved']);
  });

  it('saves within two seconds although somebody never stops typing for long', async () => {
    const { saver, written } = savedTo();
    for (let at = 0; at < 2000; at += 500) {
      saver.note({ title: `${at}` });
      await vi.advanceTimersByTimeAsync(500);
    }
    expect(written.length).toBeGreaterThan(0);
  });

  it('sends at once when it is told to, and nothing when nothing is noted', async () => {
    const { saver, written } = savedTo();
    await saver.saveNow();
    saver.note({ title: 'A' });
    await saver.saveNow();
    await vi.advanceTimersByTimeAsync(pauseBeforeSaveMs * 2);
    expect(written).toEqual([{ title: 'A' }]);
  });

  it('says that it is saving only when that takes long', async () => {
    let finish = (): void => undefined;
    const { saver, said } = savedTo(() => new Promise((resolve) => { finish = () => { resolve({ savedAt: 1 }); }; }));
    saver.note({ title: 'A' });
    const saving = saver.saveNow();
    await vi.advanceTimersByTimeAsync(quietSaveMs);
    expect(said()).toEqual(['saving']);
    finish();
    await saving;
    expect(said()).toEqual(['saving', 'saved']);
  });

  it('does not call saved what was typed while the vault was answering, and sends that next', async () => {
    const finish: (() => void)[] = [];
    const { saver, written, said } = savedTo(() => new Promise((resolve) => { finish.push(() => { resolve({ savedAt: 1 }); }); }));
    saver.note({ title: 'A' });
    const first = saver.saveNow();
    await vi.advanceTimersByTimeAsync(0);
    saver.note({ title: 'AB' });
    finish[0]?.();
    await first;
    expect(said()).toEqual([]);
    await vi.advanceTimersByTimeAsync(pauseBeforeSaveMs);
    finish[1]?.();
    await vi.advanceTimersByTimeAsync(0);
    expect(written).toEqual([{ title: 'A' }, { title: 'AB' }]);
    expect(said()).toEqual(['saved']);
  });

  it('keeps what was refused, with the words for the clipboard, and sends it with what is typed next', async () => {
    let refuses = true;
    const { saver, written, states } = savedTo(() => (refuses ? Promise.reject(new CallFailure({ code: 'disk-full', facts: {} })) : Promise.resolve({ savedAt: 2 })));
    saver.note({ title: 'A' });
    await saver.saveNow();
    expect(states.at(-1)).toMatchObject({ kind: 'not-saved', failure: { code: 'disk-full' }, text: 'A' });
    refuses = false;
    saver.note({ notes: 'B' });
    await saver.saveNow();
    expect(written.at(-1)).toEqual({ title: 'A', notes: 'B' });
    expect(states.at(-1)).toEqual({ kind: 'saved', at: 2 });
  });

  it('lets a value typed after a refusal win over the refused one', async () => {
    let refuse = (): void => undefined;
    const { saver, written } = savedTo((change) => (change.title === 'old' ? new Promise((_, reject) => { refuse = () => { reject(new CallFailure({ code: 'disk-gone', facts: {} })); }; }) : Promise.resolve({ savedAt: 1 })));
    saver.note({ title: 'old' });
    const first = saver.saveNow();
    await vi.advanceTimersByTimeAsync(0);
    saver.note({ title: 'new' });
    refuse();
    await first;
    await saver.saveNow();
    expect(written.at(-1)).toEqual({ title: 'new' });
  });

  it('tries again on request', async () => {
    let refuses = true;
    const { saver, states, written } = savedTo(() => (refuses ? Promise.reject(new CallFailure({ code: 'disk-full', facts: {} })) : Promise.resolve({ savedAt: 3 })));
    saver.note({ title: 'A' });
    await saver.saveNow();
    refuses = false;
    const last = states.at(-1);
    if (last?.kind === 'not-saved') last.tryAgain();
    await vi.advanceTimersByTimeAsync(0);
    expect(written).toEqual([{ title: 'A' }, { title: 'A' }]);
    expect(states.at(-1)).toEqual({ kind: 'saved', at: 3 });
  });

  it('is sent by a lock for as long as it is not saved, and not after that', async () => {
    const { saver, saves, written } = savedTo();
    saver.note({ title: 'A' });
    const flushed = saves.flush();
    await vi.advanceTimersByTimeAsync(0);
    await flushed;
    expect(written).toEqual([{ title: 'A' }]);
    await saves.flush();
    expect(written).toHaveLength(1);
  });

  describe('when a lock comes while one save is under way', () => {
    /** A vault whose answers are given by hand, in the order of what was written. */
    const answeredByHand = () => {
      const answers: { readonly yes: () => void; readonly no: () => void }[] = [];
      const saver = savedTo(() => new Promise((resolve, reject) => { answers.push({ yes: () => { resolve({ savedAt: answers.length }); }, no: () => { reject(new CallFailure({ code: 'disk-gone', facts: {} })); } }); }));
      return { ...saver, answers };
    };
    /** One is under way, the other sent behind it by the lock. */
    const twoUnderWay = async (first: Partial<Words>, second: Partial<Words>) => {
      const made = answeredByHand();
      made.saver.note(first);
      void made.saver.saveNow();
      await vi.advanceTimersByTimeAsync(0);
      made.saver.note(second);
      void made.saves.flush();
      await vi.advanceTimersByTimeAsync(0);
      expect(made.written).toEqual([first, second]);
      return made;
    };

    it('sends the last words behind it at once, and calls them saved when they are', async () => {
      const { answers, said } = await twoUnderWay({ title: 'A' }, { title: 'AB' });
      answers[0]?.yes();
      await vi.advanceTimersByTimeAsync(0);
      expect(said()).toEqual([]);
      answers[1]?.yes();
      await vi.advanceTimersByTimeAsync(0);
      expect(said()).toEqual(['saved']);
    });

    it('never brings older words back over newer ones that are saved', async () => {
      const { answers, saver, saves, said, written } = await twoUnderWay({ title: 'A' }, { title: 'AB' });
      answers[0]?.no();
      answers[1]?.yes();
      await vi.advanceTimersByTimeAsync(0);
      expect(said()).toEqual(['saved']);
      await saver.saveNow();
      await saves.flush();
      expect(written).toHaveLength(2);
    });

    it('keeps another field that was refused', async () => {
      const { answers, saver, states, written } = await twoUnderWay({ title: 'A', notes: 'x' }, { title: 'AB' });
      answers[0]?.no();
      answers[1]?.yes();
      await vi.advanceTimersByTimeAsync(0);
      expect(states.at(-1)).toMatchObject({ kind: 'not-saved', text: 'x' });
      void saver.saveNow();
      await vi.advanceTimersByTimeAsync(0);
      expect(written.at(-1)).toEqual({ notes: 'x' });
    });

    it('keeps the newest words where both were refused', async () => {
      const { answers, saver, states, written } = await twoUnderWay({ title: 'A' }, { title: 'AB' });
      answers[0]?.no();
      answers[1]?.no();
      await vi.advanceTimersByTimeAsync(0);
      expect(states.at(-1)).toMatchObject({ kind: 'not-saved', text: 'AB' });
      void saver.saveNow();
      await vi.advanceTimersByTimeAsync(0);
      expect(written.at(-1)).toEqual({ title: 'AB' });
    });
  });
});
