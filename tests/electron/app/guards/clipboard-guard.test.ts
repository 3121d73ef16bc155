import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { ClipboardGuard } from '../../../../electron/app/guards/clipboard-guard.ts';

/** The system's clipboard, which other programs write to as well. */
const system = { text: '' };
let guard: ClipboardGuard;

beforeEach(async () => {
  vi.useFakeTimers();
  system.text = '';
  vi.resetModules();
  vi.doMock('electron', () => ({
    clipboard: {
      readText: async () => system.text,
      writeText: async (text: string) => { system.text = text; },
      clear: () => { system.text = ''; },
    },
  }));
  guard = (await import('../../../../electron/app/guards/clipboard-guard.ts')).createClipboardGuard();
});

afterEach(() => {
  vi.useRealTimers();
  vi.doUnmock('electron');
});

describe('text that was copied', () => {
  it('leaves the clipboard after a minute', async () => {
    await guard.copy('a witness code');
    await vi.advanceTimersByTimeAsync(59_999);
    expect(system.text).toBe('a witness code');
    await vi.advanceTimersByTimeAsync(1);
    expect(system.text).toBe('');
  });

  it('has a whole minute again when more is copied', async () => {
    await guard.copy('first');
    await vi.advanceTimersByTimeAsync(40_000);
    await guard.copy('second');
    await vi.advanceTimersByTimeAsync(59_999);
    expect(system.text).toBe('second');
    await vi.advanceTimersByTimeAsync(1);
    expect(system.text).toBe('');
  });

  it('is taken off at once at lock and at quit', async () => {
    await guard.copy('a witness code');
    await guard.clear();
    expect(system.text).toBe('');
  });

  it('is left alone once somebody copied something else, then and later', async () => {
    await guard.copy('a witness code');
    system.text = 'from another program';
    await guard.clear();
    await vi.advanceTimersByTimeAsync(120_000);
    expect(system.text).toBe('from another program');
  });

  it('is not looked for where nothing was copied', async () => {
    system.text = 'from another program';
    await guard.clear();
    expect(system.text).toBe('from another program');
  });
});
