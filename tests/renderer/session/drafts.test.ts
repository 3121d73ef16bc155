import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { InputOf } from '../../../shared/contract/registry.ts';
import { failed, success } from '../../../shared/contract/result.ts';
import { noDraft, type Draft, type KeptDraft } from '../../../shared/drafts/schema.ts';
import { evidenceIdSchema } from '../../../shared/ids.ts';
import { createPendingSaves } from '../../../renderer/session/pending-saves.ts';
import type { SaveState } from '../../../renderer/session/save-state.ts';

vi.stubGlobal('window', { holdfast: {} });
const { createDrafts } = await import('../../../renderer/session/drafts.ts');
const { pauseBeforeSaveMs } = await import('../../../renderer/session/draft-saver.ts');
const { unfinishedIn } = await import('../../../renderer/features/evidence/hooks/use-unfinished.ts');

beforeEach(() => { vi.useFakeTimers(); });
afterEach(() => { vi.useRealTimers(); });

const item = evidenceIdSchema.parse('E-001');
const reason = (words: string): Draft => ({ ...noDraft, words: { reason: words } });

const draftsFrom = (kept: readonly KeptDraft[] = []) => {
  const sent: InputOf<'drafts.keep'>['drafts'][] = [];
  const states: SaveState['kind'][] = [];
  const saves = createPendingSaves();
  const disk = { answers: true };
  const drafts = createDrafts(success({ drafts: kept }), {
    keep: ({ drafts: some }) => {
      sent.push(some);
      return disk.answers ? Promise.resolve({ savedAt: 7 }) : Promise.reject(new Error('the disk does not answer'));
    },
    saves,
    show: ({ kind }) => { states.push(kind); },
  });
  return { drafts, sent, saves, states, disk };
};

describe('what was typed and not finished', () => {
  it('is sent after a pause, once, and says nothing of being saved', async () => {
    const { drafts, sent, states } = draftsFrom();
    drafts.put('export', reason('for the l'));
    drafts.put('export', reason('for the lawyer'));
    await vi.advanceTimersByTimeAsync(pauseBeforeSaveMs);
    expect(sent).toEqual([[{ place: 'export', draft: reason('for the lawyer') }]]);
    expect(states).toEqual([]);
  });

  it('that could not be read is told as that, and not as nothing', () => {
    const failure = { code: 'database-damaged', facts: {} } as const;
    const unread = createDrafts(failed(failure), { keep: () => Promise.resolve({ savedAt: 7 }) });
    expect([unread.unread, unread.waiting(), draftsFrom().drafts.unread]).toEqual([failure, [], null]);
  });

  it('waits for nobody while it is typed in', () => {
    const { drafts } = draftsFrom([{ place: 'tags', draft: reason('half a tag') }]);
    const places = (): readonly string[] => drafts.waiting().map(({ place }) => place);
    const told = vi.fn<() => void>();
    drafts.subscribe(told);
    const leave = drafts.take('make-case');
    drafts.put('make-case', reason('Strike'));
    expect([places(), drafts.of('make-case')]).toEqual([['tags'], reason('Strike')]);
    told.mockClear();
    leave();
    expect([places(), told.mock.calls.length]).toEqual([['tags', 'make-case'], 1]);
  });

  it('is sent by a lock in the middle of typing', async () => {
    const { drafts, sent, saves } = draftsFrom();
    drafts.put('export', reason('for'));
    await saves.flush();
    expect(sent).toEqual([[{ place: 'export', draft: reason('for') }]]);
  });

  it('is forgotten once it is finished, and not sent where nothing changed', async () => {
    const { drafts, sent } = draftsFrom([{ place: 'export', draft: reason('for the lawyer') }]);
    drafts.put('export', reason('for the lawyer'));
    drafts.put('tags', noDraft);
    await vi.advanceTimersByTimeAsync(pauseBeforeSaveMs);
    expect(sent).toEqual([]);
    drafts.put('export', reason(''));
    expect(drafts.waiting()).toEqual([]);
    await vi.advanceTimersByTimeAsync(pauseBeforeSaveMs);
    expect(sent).toEqual([[{ place: 'export', draft: null }]]);
  });

  it('says that it is not saved where the vault does not take it, and that it is once it does', async () => {
    const { drafts, saves, states, disk } = draftsFrom();
    disk.answers = false;
    drafts.put('export', reason('for'));
    await saves.flush();
    expect(states).toEqual(['not-saved']);
    disk.answers = true;
    await saves.flush();
    expect(states).toEqual(['not-saved', 'saved']);
    expect(drafts.of('export')).toEqual(reason('for'));
  });
});

describe('half a date of an item', () => {
  const nothing = { day: '', month: '', year: '', time: '', offsetMinutes: null };
  const half = { from: { ...nothing, day: '11' }, until: nothing, certainty: null, basis: null, note: '' };

  it('waits beside what waits in other fields, and each is taken off by itself', () => {
    const { drafts } = draftsFrom();
    const entries = unfinishedIn(drafts, item);
    entries.of('capturedAt').keep(half);
    entries.of('clockOffsetMinutes').keep('an hour');
    expect(unfinishedIn(drafts, item).of('capturedAt').kept).toEqual(half);
    expect(entries.fields()).toEqual(['capturedAt', 'clockOffsetMinutes']);
    entries.of('capturedAt').keep(undefined);
    expect(entries.fields()).toEqual(['clockOffsetMinutes']);
    entries.of('clockOffsetMinutes').keep(undefined);
    expect(drafts.waiting()).toEqual([]);
  });
});
