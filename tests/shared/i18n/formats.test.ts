// Sizes, lengths and clocks as they are read.
import { describe, expect, it } from 'vitest';
import { createFormatter } from '../../../shared/i18n/format.ts';
import { createFormats } from '../../../shared/i18n/formats.ts';

const formats = createFormats('en-GB', createFormatter('en'));

// The figure never stands at the end of a line and its unit on the next.
describe('bytes', () => {
  it.each([[0, '0\u00A0bytes'], [1, '1\u00A0byte'], [999, '999\u00A0bytes'], [1000, '1\u00A0kB'], [1_234_567, '1.2\u00A0MB'], [15_400_000_000, '15.4\u00A0GB'], [312_000_000_000, '312\u00A0GB'], [5e15, '5,000\u00A0TB']])('says %d as %s', (value, words) => {
    expect(formats.bytes(value)).toBe(words);
  });
});

describe('clock', () => {
  it.each([[0, '00:00'], [252_000, '04:12'], [2_280_000, '38:00'], [3_852_999, '1:04:12']])('shows %d ms as %s', (ms, words) => {
    expect(formats.clock(ms)).toBe(words);
  });
});

describe('roughly', () => {
  it.each([[400, '1\u00A0second'], [47_000, '50\u00A0seconds'], [60_000, '1\u00A0minute'], [240_000, '4\u00A0minutes'], [7_300_000, '2\u00A0hours']])('rounds %d ms to %s', (ms, words) => {
    expect(formats.roughly(ms)).toBe(words);
  });
});

describe('a list of names', () => {
  it('keeps each of them in its own direction, so that two of the other one do not change places', () => {
    expect(formats.list(['Irena', 'فاطمة', 'مريم'])).toBe('Irena, \u2068فاطمة\u2069 and \u2068مريم\u2069');
  });
});
