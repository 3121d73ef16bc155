import { describe, expect, it } from 'vitest';
import { firstStage, isDisturbing, isSilent } from '../../../../../renderer/features/evidence/rules/cover.ts';
import { sensitivities } from '../../../../../shared/evidence/schema.ts';

const marked = sensitivities.filter((sensitivity) => sensitivity !== 'none' && sensitivity !== 'not-reviewed');

describe('the cover', () => {
  it.each(marked)('is always on what people marked as %s', (sensitivity) => {
    expect([firstStage(sensitivity, false), firstStage(sensitivity, true), isDisturbing(sensitivity)]).toEqual(['covered', 'covered', true]);
  });

  it('is on what nobody looked at only when the team wants it so', () => {
    expect([firstStage('not-reviewed', false), firstStage('not-reviewed', true)]).toEqual(['plain', 'covered']);
  });

  it('is never on what someone looked at and found harmless', () => {
    expect(firstStage('none', true)).toBe('plain');
  });

  it('keeps silent until everything is shown as it is', () => {
    expect([isSilent('covered'), isSilent('grey'), isSilent('plain')]).toEqual([true, true, false]);
  });
});
