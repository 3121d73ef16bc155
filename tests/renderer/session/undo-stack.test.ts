import { describe, expect, it } from 'vitest';
import { createUndoStack } from '../../../renderer/session/undo-stack.ts';
import { undoIdSchema, type UndoId } from '../../../shared/ids.ts';
import { instant } from '../../../shared/time.ts';

const edit = (number: number): UndoId => undoIdSchema.parse(`u-${number.toString(16).padStart(16, '0')}`);

/** A vault that takes edits back and names the edit that did it by the next hundred; `left` is what it was stopped before. */
const withVault = (answer: (edits: readonly UndoId[]) => Promise<UndoId | null> = async () => edit(100), left: (edits: readonly UndoId[]) => UndoId[] = () => []) => {
  const asked: (readonly UndoId[])[] = [];
  const stack = createUndoStack(async (edits) => {
    asked.push(edits);
    return { undo: await answer(edits), left: left(edits), changed: 1, savedAt: instant(0), stopped: left(edits).length > 0, failure: null };
  });
  return { stack, asked };
};

describe('the undo stack', () => {
  it('takes the newest change back first and offers it again afterwards', async () => {
    const { stack, asked } = withVault();
    stack.note({ words: 'first', edit: edit(1), at: 0 });
    stack.note({ words: 'second', edit: edit(2), at: 0 });
    expect((await stack.undo())?.step.words).toBe('second');
    expect([stack.state().undo?.words, stack.state().redo?.words]).toEqual(['first', 'second']);
    expect((await stack.redo())?.step.words).toBe('second');
    expect(asked).toEqual([[edit(2)], [edit(100)]]);
    expect([stack.state().undo?.words, stack.state().redo]).toEqual(['second', null]);
  });

  it('takes what was typed in one go back in one go, newest edit first', async () => {
    const { stack, asked } = withVault();
    const first = stack.note({ words: 'title', edit: edit(1), run: 'E-001 title', at: 0 });
    expect(stack.note({ words: 'title', edit: edit(2), run: 'E-001 title', at: 9000 })).toBe(first);
    await stack.undo();
    expect(asked).toEqual([[edit(2), edit(1)]]);
    expect(stack.state().undo).toBeNull();
  });

  it('begins a new step after a pause, in another field, and after something was undone', async () => {
    const { stack } = withVault();
    const step = (number: number, run: string, at: number) => stack.note({ words: run, edit: edit(number), run, at });
    expect(new Set([step(1, 'title', 0), step(2, 'title', 10_001), step(3, 'notes', 10_002)]).size).toBe(3);
    await stack.undo();
    const before = stack.state().undo?.id;
    expect(step(4, 'title', 10_003)).not.toBe(before);
  });

  it('forgets what could be redone when something new is changed', async () => {
    const { stack } = withVault();
    stack.note({ words: 'first', edit: edit(1), at: 0 });
    await stack.undo();
    stack.note({ words: 'other', edit: edit(2), at: 1 });
    expect(await stack.redo()).toBeNull();
    expect(stack.state().undo?.words).toBe('other');
  });

  it('keeps a step that the vault refused to take back', async () => {
    const { stack } = withVault(() => Promise.reject(new Error('disk gone')));
    stack.note({ words: 'first', edit: edit(1), at: 0 });
    await expect(stack.undo()).rejects.toThrow('disk gone');
    expect([stack.state().undo?.words, stack.state().redo]).toEqual(['first', null]);
  });

  it('keeps what a stop left of a step, and offers what was taken back again', async () => {
    const { stack, asked } = withVault(undefined, (edits) => (edits.length > 1 ? edits.slice(1) : []));
    stack.note({ words: 'typed', edit: edit(1), run: 'a', at: 0 });
    stack.note({ words: 'typed', edit: edit(2), run: 'a', at: 1 });
    expect((await stack.undo())?.answer.stopped).toBe(true);
    expect([stack.state().undo?.edits, stack.state().redo?.edits]).toEqual([[edit(1)], [edit(100)]]);
    await stack.undo();
    expect(asked).toEqual([[edit(2), edit(1)], [edit(1)]]);
    expect(stack.state().undo).toBeNull();
  });

  it('offers nothing again where nothing had to be changed', async () => {
    const { stack } = withVault(async () => null);
    stack.note({ words: 'first', edit: edit(1), at: 0 });
    await stack.undo();
    expect(stack.state()).toEqual({ undo: null, redo: null });
  });

  it('takes two quick presses as two steps', async () => {
    const answers: (() => void)[] = [];
    const { stack, asked } = withVault(() => new Promise((resolve) => { answers.push(() => { resolve(edit(100 + answers.length)); }); }));
    stack.note({ words: 'first', edit: edit(1), at: 0 });
    stack.note({ words: 'second', edit: edit(2), at: 1 });
    const both = [stack.undo(), stack.undo()];
    await expect.poll(() => asked.length).toBe(1);
    answers[0]?.();
    await expect.poll(() => asked.length).toBe(2);
    answers[1]?.();
    expect((await Promise.all(both)).map((taken) => taken?.step.words)).toEqual(['second', 'first']);
  });
});
