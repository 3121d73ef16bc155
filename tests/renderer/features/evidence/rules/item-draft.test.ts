import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { createItemDraft } from '../../../../../renderer/features/evidence/rules/item-draft.ts';
import type { DraftSaver } from '../../../../../renderer/session/draft-saver.ts';
import type { Failure } from '../../../../../shared/contract/failure.ts';

interface Fields {
  title: string;
  notes: string;
}

type Write = (change: Partial<Fields>) => Promise<{ readonly savedAt: number }>;

// The session's saver reads the window's api when it is loaded.
vi.stubGlobal('window', {});
const { createDraftSaver, pauseBeforeSaveMs } = await import('../../../../../renderer/session/draft-saver.ts');
const { createPendingSaves } = await import('../../../../../renderer/session/pending-saves.ts');

const diskFull: Failure = { code: 'disk-full', facts: {} };
const draftWith = (write: Write) => {
  const saves = createPendingSaves();
  const draft = createItemDraft<Fields>({ write, saver: (save): DraftSaver<Fields> => createDraftSaver<Fields>({ write: save, saves, show: () => undefined }), failureOf: () => diskFull });
  return { draft, saves };
};

describe('what is typed about an item', () => {
  beforeEach(() => { vi.useFakeTimers(); });
  afterEach(() => { vi.useRealTimers(); });

  it('is saved after a pause, all fields at once, and is then no longer held back', async () => {
    const written: Partial<Fields>[] = [];
    const { draft } = draftWith((change) => { written.push(change); return Promise.resolve({ savedAt: 5 }); });
    draft.set('title', 'Do');
    draft.set('title', 'Door');
    draft.set('notes', 'n');
    await vi.advanceTimersByTimeAsync(pauseBeforeSaveMs);
    expect([written, draft.words()]).toEqual([[{ title: 'Door', notes: 'n' }], { unsaved: {}, failure: null, savedAt: 5 }]);
  });

  it('stays, with the reason, when the vault refuses it, and goes along with the next attempt', async () => {
    let refuses = true;
    const written: Partial<Fields>[] = [];
    const { draft } = draftWith((change) => { written.push(change); return refuses ? Promise.reject(new Error('full')) : Promise.resolve({ savedAt: 7 }); });
    draft.set('title', 'Door');
    await vi.advanceTimersByTimeAsync(pauseBeforeSaveMs);
    expect(draft.words()).toEqual({ unsaved: { title: 'Door' }, failure: diskFull, savedAt: null });
    refuses = false;
    draft.set('notes', 'n');
    await vi.advanceTimersByTimeAsync(pauseBeforeSaveMs);
    expect([written.at(-1), draft.words()]).toEqual([{ title: 'Door', notes: 'n' }, { unsaved: {}, failure: null, savedAt: 7 }]);
  });

  it('is not called saved when it was typed while an earlier version was on its way', async () => {
    let answer: (saved: { savedAt: number }) => void = () => undefined;
    const { draft } = draftWith(() => new Promise((resolve) => { answer = resolve; }));
    draft.set('title', 'Do');
    await vi.advanceTimersByTimeAsync(pauseBeforeSaveMs);
    draft.set('title', 'Door');
    answer({ savedAt: 3 });
    await vi.advanceTimersByTimeAsync(0);
    expect(draft.words()).toEqual({ unsaved: { title: 'Door' }, failure: null, savedAt: null });
  });

  it('is sent at once when the vault is about to lock', async () => {
    const written: Partial<Fields>[] = [];
    const { draft, saves } = draftWith((change) => { written.push(change); return Promise.resolve({ savedAt: 1 }); });
    draft.set('title', 'Door');
    await saves.flush();
    expect(written).toEqual([{ title: 'Door' }]);
  });

  it('tells whoever shows it', () => {
    const { draft } = draftWith(() => Promise.resolve({ savedAt: 1 }));
    const seen: unknown[] = [];
    const stop = draft.subscribe(() => { seen.push(draft.words().unsaved); });
    draft.set('title', 'A');
    stop();
    draft.set('title', 'B');
    expect(seen).toEqual([{ title: 'A' }]);
  });
});
