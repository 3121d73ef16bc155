import { describe, expect, it } from 'vitest';
import { safeDescription } from '../../../electron/diagnostics/log.ts';
import { HoldfastError } from '../../../shared/contract/failure.ts';

describe('safeDescription', () => {
  it('tells the class, the code and the place, and nothing that the message or the facts say', () => {
    const error = new HoldfastError('unexpected', { name: 'Testimony of W-07' }, { cause: new Error('x\'00ff\'') });
    error.message = 'passphrase correct horse in /home/officer/raid';
    const told = safeDescription(error);
    expect(told).toMatch(/^HoldfastError unexpected at log\.test\.ts:\d+:\d+$/);
    expect(told).not.toMatch(/horse|officer|W-07|00ff/);
  });

  it('tells nothing of a thrown value that is not an error', () => {
    expect(safeDescription('secret')).toBe('something that is not an error was thrown');
  });
});
