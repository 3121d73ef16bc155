import { describe, expect, it } from 'vitest';
import { differencesOf } from '../../../../../renderer/features/evidence/rules/differences.ts';
import type { Description, EvidenceItem, FileSays } from '../../../../../shared/evidence/schema.ts';
import { unsaid } from '../../../../../shared/evidence/unsaid.ts';
import { caseId, evidenceId } from '../../../../../shared/ids.ts';
import { instant, type DateParts, type UncertainDate } from '../../../../../shared/time.ts';

const parts = (change: Partial<DateParts>): DateParts => ({ year: 2026, month: 2, day: 11, time: '07:31', offsetMinutes: null, ...change });
const date = (value: DateParts | null, change: Partial<UncertainDate> = {}): UncertainDate => ({ certainty: 'exact', value, until: null, basis: null, note: '', ...change });

const item = (description: Partial<Description>, fileSays: Partial<FileSays>): EvidenceItem => ({
  id: evidenceId(1), case: caseId(1), title: '', fileName: 'a.jpg', kind: 'photo', viewer: 'image', mediaType: 'image/jpeg', size: 1, sha256: '0'.repeat(64) as EvidenceItem['sha256'],
  addedAt: instant(0), capturedAt: null, durationMs: null, width: null, height: null, sensitivity: 'not-reviewed', reviewedBy: null, tags: [], privileged: false, links: 0, preview: 'ready', check: 'equal', described: false, isWorkingCopy: false, workingCopyOf: [], workingCopies: [],
  addedBy: 'M1' as EvidenceItem['addedBy'],
  description: { ...unsaid, kind: 'photo', ...description },
  fileSays: { width: null, height: null, durationMs: null, codec: null, device: null, capturedAt: null, latitude: null, longitude: null, orientation: null, ...fileSays },
  metadata: [], metadataProblem: null, arrivals: [], lastCheckedAt: null, custodyCount: 1, revision: 1, removal: null, destruction: null,
});

const about = (description: Partial<Description>, fileSays: Partial<FileSays>): readonly string[] => differencesOf(item(description, fileSays)).map((difference) => difference.about);

describe('times of capture', () => {
  it.each<[string, Partial<Description>, UncertainDate, boolean]>([
    ['the same minute', { capturedAt: date(parts({})) }, date(parts({})), false],
    ['an hour apart', { capturedAt: date(parts({ time: '06:31' })) }, date(parts({})), true],
    ['an hour apart with a clock known to be an hour ahead', { capturedAt: date(parts({ time: '06:31' })), clockOffsetMinutes: 60 }, date(parts({})), false],
    ['the same moment in two zones', { capturedAt: date(parts({ time: '04:31', offsetMinutes: 0 })) }, date(parts({ time: '07:31', offsetMinutes: 180 })), false],
    ['a month that holds the day', { capturedAt: date(parts({ day: null, time: null })) }, date(parts({})), false],
    ['another month', { capturedAt: date(parts({ month: 3, day: null, time: null })) }, date(parts({})), true],
    ['a year alone', { capturedAt: date(parts({ month: null, day: null, time: null })) }, date(parts({})), false],
    ['before a later day', { capturedAt: date(parts({ day: 12, time: null }), { certainty: 'before' }) }, date(parts({})), false],
    ['before an earlier day', { capturedAt: date(parts({ day: 9, time: null }), { certainty: 'before' }) }, date(parts({})), true],
    ['after a later day', { capturedAt: date(parts({ day: 12, time: null }), { certainty: 'after' }) }, date(parts({})), true],
    ['between days around it', { capturedAt: date(parts({ day: 10, time: null }), { certainty: 'between', until: parts({ day: 11, time: null }) }) }, date(parts({})), false],
    ['between days beside it', { capturedAt: date(parts({ day: 12, time: null }), { certainty: 'between', until: parts({ day: 14, time: null }) }) }, date(parts({})), true],
    ['not known', { capturedAt: date(null, { certainty: 'not-known' }) }, date(parts({})), false],
    ['disputed', { capturedAt: date(parts({}), { certainty: 'disputed' }) }, date(parts({})), true],
  ])('%s', (_, description, file, differs) => {
    expect(about(description, { capturedAt: file }).includes('captured')).toBe(differs);
  });
});

describe('other statements', () => {
  it('differ in kind only when the file cannot be that kind', () => {
    expect([about({ kind: 'video' }, {}), about({ kind: 'scan' }, {}), about({ kind: 'other' }, {})]).toEqual([['kind'], [], []]);
  });

  it('stand side by side for places and makers whenever both speak', () => {
    expect(about({ capturedPlace: 'Union office, Ruden', madeBy: 'M2' }, { latitude: 41.7, longitude: 44.8, device: 'Pixel 7' })).toEqual(['place', 'maker']);
  });

  it('are no difference when only one side speaks', () => {
    expect(about({ capturedPlace: 'Ruden' }, { device: 'Pixel 7' })).toEqual([]);
  });
});
