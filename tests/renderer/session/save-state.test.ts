// Whoever asks to save is told something true: that there was nothing to save, until something was.
import { beforeEach, describe, expect, it } from 'vitest';
import { beginSaveState, currentSaveState, forgetSaveState, sayNothingToSave, showSaveState } from '../../../renderer/session/save-state.ts';

beforeEach(() => {
  forgetSaveState();
  beginSaveState();
});

describe('sayNothingToSave', () => {
  it('says so while nothing was saved, each time anew', () => {
    sayNothingToSave(1);
    sayNothingToSave(2);
    expect(currentSaveState()).toEqual({ kind: 'nothing', at: 2 });
  });

  it.each([{ kind: 'saved', at: 5 }, { kind: 'saving' }] as const)('leaves $kind as it is', (state) => {
    showSaveState(state);
    sayNothingToSave(9);
    expect(currentSaveState()).toEqual(state);
  });

  it('says nothing once the vault is locked', () => {
    forgetSaveState();
    sayNothingToSave(1);
    expect(currentSaveState()).toEqual({ kind: 'quiet' });
  });
});
