import { describe, expect, it } from 'vitest';
import { createLastSaved } from '../../../renderer/session/last-saved.ts';
import { vaultIdSchema } from '../../../shared/ids.ts';

const [vault, decoy] = ['0123456789abcdef0123456789abcdef', 'fedcba9876543210fedcba9876543210'].map((id) => vaultIdSchema.parse(id));
if (vault === undefined || decoy === undefined) throw new Error('two ids');

describe('when a vault was last seen to save', () => {
  it('is told again after a lock, as long as the same vault is opened', () => {
    const saved = createLastSaved();
    saved.begin(vault);
    expect(saved.at()).toBeNull();
    saved.note(7);
    saved.end();
    expect(saved.at()).toBeNull();
    saved.begin(vault);
    expect(saved.at()).toBe(7);
  });

  it('is forgotten for good once another vault is opened', () => {
    const saved = createLastSaved();
    saved.begin(vault);
    saved.note(7);
    saved.end();
    saved.begin(decoy);
    expect(saved.at()).toBeNull();
    saved.end();
    saved.begin(vault);
    expect(saved.at()).toBeNull();
  });

  it('takes no time from an answer that comes after the lock', () => {
    const saved = createLastSaved();
    saved.begin(vault);
    saved.end();
    saved.note(9);
    saved.begin(vault);
    expect(saved.at()).toBeNull();
  });
});
