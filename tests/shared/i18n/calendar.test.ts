// Digits and another calendar: what is written, what is left alone, and what is read back.
import { describe, expect, it } from 'vitest';
import { inDigitsOf, latinDigits, languageConventions, localeWith, otherCalendarOf, sampleOf } from '../../../shared/i18n/calendar.ts';
import { dateSentence } from '../../../shared/i18n/date-sentence.ts';
import { createFormatter } from '../../../shared/i18n/format.ts';
import { createFormats } from '../../../shared/i18n/formats.ts';
import { calendars, digitSets } from '../../../shared/settings/schema.ts';
import type { UncertainDate } from '../../../shared/time.ts';

const persian = createFormatter('en', (error) => { throw error; }, { digits: 'arabext', calendar: 'persian' });
const noon = Date.UTC(2026, 1, 15, 12, 3);
/** Without the marks that keep directions apart. */
const bare = (text: string): string => text.replaceAll(/[\u2066-\u2069]/gu, '');
const said = (value: UncertainDate['value']): UncertainDate => ({ certainty: 'exact', value, until: null, basis: null, note: '' });

describe('the locale', () => {
  it('carries what was chosen, and nothing where nothing was', () => {
    expect(localeWith('en-GB', languageConventions)).toBe('en-GB');
    expect(localeWith('ar-u-nu-latn', { digits: 'arab', calendar: 'persian' })).toBe('ar-u-ca-persian-nu-arab');
    expect(otherCalendarOf('en-GB')).toBeNull();
    expect(otherCalendarOf('en-GB-u-ca-ethiopic')).toBe('ethiopic');
  });

  it.each(calendars)('is known to this computer with the calendar %s', (calendar) => {
    const { locale } = createFormatter('en', undefined, { digits: 'language', calendar }).intl;
    expect(new Intl.DateTimeFormat(locale).resolvedOptions().calendar).toBe(calendar);
  });
});

describe('digits', () => {
  it.each(digitSets.filter((set) => set !== 'language'))('are ten of %s, and read back as what they mean', (set) => {
    expect(new Set(sampleOf(set)).size).toBe(10);
    expect(latinDigits(sampleOf(set))).toBe('0123456789');
  });

  it('change in clocks, counts and sizes, and leave everything else', () => {
    const formats = createFormats(persian.intl.locale, persian);
    expect(formats.clock(3_852_999)).toBe('۱:۰۴:۱۲');
    expect(formats.number(10_000)).toBe('۱۰٬۰۰۰');
    expect(inDigitsOf('en-GB', '06:14')).toBe('06:14');
    expect(persian.text('viewer.ofPages', { pages: 12 })).toContain('۱۲');
    expect(persian.text('settings.removePerson', { code: 'M1' })).toContain('M1');
  });
});

describe('another calendar', () => {
  it('stands beside the Gregorian day', () => {
    const formats = createFormats(persian.intl.locale, persian);
    expect(bare(formats.date(noon))).toBe('۱۵ February ۲۰۲۶ (۲۶ Bahman ۱۴۰۴ AP)');
    expect(bare(formats.dateTime(noon))).toMatch(/^۱۵ February ۲۰۲۶ at .+ \(۲۶ Bahman ۱۴۰۴ AP\)$/u);
  });

  it('is said of whole days alone: a month of one calendar is no month of another', () => {
    const parts = { year: 2026, month: 2, day: 15, time: '06:14', offsetMinutes: null };
    expect(bare(dateSentence(said(parts), persian))).toBe('۱۵ February ۲۰۲۶ (۲۶ Bahman ۱۴۰۴ AP), ۰۶:۱۴, camera clock');
    expect(bare(dateSentence(said({ ...parts, day: null, time: null }), persian))).toBe('February ۲۰۲۶, month only');
    expect(bare(dateSentence(said({ ...parts, month: null, day: null, time: null }), persian))).toBe('۲۰۲۶, year only');
  });
});
