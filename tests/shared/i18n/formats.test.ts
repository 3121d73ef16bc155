// Sizes, lengths and clocks as they are read.
import { describe, expect, it } from 'vitest';
import { createFormatter } from '../../../shared/i18n/format.ts';
import { createFormats } from '../../../shared/i18n/formats.ts';

const formats = createFormats('en-GB', createFormatter('en').text);

describe('bytes', () => {
  it.each([[0, '0 bytes'], [1, '1 byte'], [999, '999 bytes'], [1000, '1 kB'], [1_234_567, '1.2 MB'], [15_400_000_000, '15.4 GB'], [312_000_000_000, '312 GB'], [5e15, '5,000 TB']])('says %d as %s', (value, words) => {
    expect(formats.bytes(value)).toBe(words);
  });
});

describe('clock', () => {
  it.each([[0, '00:00'], [252_000, '04:12'], [2_280_000, '38:00'], [3_852_999, '1:04:12']])('shows %d ms as %s', (ms, words) => {
    expect(formats.clock(ms)).toBe(words);
  });
});

describe('roughly', () => {
  it.each([[400, '1 second'], [47_000, '50 seconds'], [60_000, '1 minute'], [240_000, '4 minutes'], [7_300_000, '2 hours']])('rounds %d ms to %s', (ms, words) => {
    expect(formats.roughly(ms)).toBe(words);
  });
});
