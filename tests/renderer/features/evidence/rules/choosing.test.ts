import { describe, expect, it } from 'vitest';
import { createChoosing } from '../../../../../renderer/features/evidence/rules/choosing.ts';
import { chooseOnly, nothingChosen, type Chosen } from '../../../../../renderer/features/evidence/rules/selection-model.ts';
import { evidenceId } from '../../../../../shared/ids.ts';

const [first, second, third] = [chooseOnly(evidenceId(1)), chooseOnly(evidenceId(2)), chooseOnly(evidenceId(3))];

describe('a choice that must be looked up', () => {
  it('leaves nothing chosen until it is known, so that no key acts on the one before', async () => {
    const seen: Chosen[] = [];
    const asked = Promise.withResolvers<Chosen>();
    createChoosing().later(asked.promise, first, (chosen) => { seen.push(chosen); });
    expect(seen).toEqual([nothingChosen]);
    asked.resolve(second);
    await asked.promise;
    expect(seen).toEqual([nothingChosen, second]);
  });

  it('does not come back over a newer one', async () => {
    const seen: Chosen[] = [];
    const choosing = createChoosing();
    const asked = Promise.withResolvers<Chosen>();
    choosing.later(asked.promise, first, (chosen) => { seen.push(chosen); });
    choosing.now(third, (chosen) => { seen.push(chosen); });
    asked.resolve(second);
    await asked.promise;
    expect(seen).toEqual([nothingChosen, third]);
  });

  it('is dropped when what it was made in is gone', async () => {
    const seen: Chosen[] = [];
    const choosing = createChoosing();
    const asked = Promise.withResolvers<Chosen>();
    choosing.later(asked.promise, first, (chosen) => { seen.push(chosen); });
    choosing.forget();
    asked.resolve(second);
    await asked.promise;
    expect(seen).toEqual([nothingChosen]);
  });

  it('gives back what was chosen before when the vault does not answer', async () => {
    const seen: Chosen[] = [];
    const asked = Promise.withResolvers<Chosen>();
    createChoosing().later(asked.promise, first, (chosen) => { seen.push(chosen); });
    asked.reject(new Error('the vault does not answer'));
    await asked.promise.catch(() => undefined);
    expect(seen).toEqual([nothingChosen, first]);
  });

  it('is added to what was chosen before the one that still waits', () => {
    const choosing = createChoosing();
    expect(choosing.before(third)).toBe(third);
    choosing.later(new Promise(() => undefined), first, () => undefined);
    expect(choosing.before(nothingChosen)).toBe(first);
  });
});
