import { expect, it } from 'vitest';
import { caseParts } from '../../../shared/cases/schema.ts';
import { custodyDetails } from '../../../shared/custody/details.ts';
import { detailLabel, detailNumber, detailText, isRead } from '../../../shared/custody/detail-words.ts';
import { descriptionSchema } from '../../../shared/evidence/schema.ts';
import { homeLines } from '../../../shared/home/schema.ts';
import { createFormatter } from '../../../shared/i18n/format.ts';
import { isMessageKey } from '../../../shared/i18n/keys.ts';
import { jobKinds } from '../../../shared/jobs/schema.ts';

it('every field that people describe has a name of its own in the log, and none is a name of the program', () => {
  const words = createFormatter('en');
  const fields = [...Object.keys(descriptionSchema.shape), 'tags'];
  const names = fields.map((field) => detailText('fields', field, words));
  expect(names.filter((name) => fields.includes(name))).toStrictEqual([]);
  expect(new Set(names).size).toBe(fields.length);
});

it('every part of a case that was damaged has a name, and none is a name of the program', () => {
  const names = detailText('damagedParts', caseParts.join(', '), createFormatter('en'));
  expect(names.split(', ')).toHaveLength(caseParts.length);
  expect(names).not.toMatch(/[A-Z]/u);
  expect(names.split(', ').filter((name, index) => name === caseParts[index])).toStrictEqual(['code', 'name']);
});

it('every fact that an entry may keep has words, and none of them is a name of the program', () => {
  const words = createFormatter('en');
  const read = custodyDetails.filter((name) => isRead(name, 'x'));
  expect(custodyDetails.filter((name) => !read.includes(name))).toStrictEqual(['session']);
  expect(read.filter((name) => !isMessageKey(`custody.detail.${name}`))).toStrictEqual([]);
  expect(detailLabel('somethingNewer', words)).toBe('somethingNewer');
});

it('a number is written as what it is', () => {
  const how = { bytes: (size: number) => `${String(size)} B`, moment: (ms: number) => new Date(ms).toISOString(), number: String };
  expect(['size', 'copiedBytes', 'fileModifiedAt', 'madeAt', 'putOffUntil', 'objects', 'somethingNewer'].map((name) => detailNumber(name, 0, how)))
    .toStrictEqual(['0 B', '0 B', ...Array.from({ length: 3 }, () => '1970-01-01T00:00:00.000Z'), '0', '0']);
});

it('options that the log keeps have words', () => {
  const words = createFormatter('en');
  for (const [name, value] of [['with', 'recovery-code'], ['through', 'shares'], ['opensWith', 'recipients'], ['by', 'drill'], ['by', 'backup-check'], ['fingerprint', 'equal-to-first'], ['reason', 'interrupted'], ['kind', 'custody-log'], ['kind', 'health'], ...jobKinds.map((kind) => ['kind', kind] as const), ...homeLines.map((line) => ['homeLine', line] as const)] as const) {
    expect(detailText(name, value, words), `${name} ${value}`).not.toBe(value);
  }
});
