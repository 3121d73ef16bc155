// About says what this version lacks: nothing that the contract has calls for may be among it.
import { describe, expect, it } from 'vitest';
import about from '../../../../shared/i18n/locales/en/about.json' with { type: 'json' };
import { contract } from '../../../../shared/contract/registry.ts';
import { mediumSchema } from '../../../../shared/recording/schema.ts';

describe('what About calls missing', () => {
  it('names no part that this version has', () => {
    const missing = about['about.notYet'].toLowerCase();
    expect(Object.keys(contract)).toContain('backup');
    expect(Object.keys(contract).filter((part) => missing.includes(part))).toEqual([]);
  });

  it('names nothing that can be recorded', () => {
    expect(mediumSchema.options.filter((medium) => about['about.notYet'].toLowerCase().includes(medium))).toEqual([]);
  });
});
