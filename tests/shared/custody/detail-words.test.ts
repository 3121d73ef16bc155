import { expect, it } from 'vitest';
import { detailText } from '../../../shared/custody/detail-words.ts';
import { descriptionSchema } from '../../../shared/evidence/schema.ts';
import { createFormatter } from '../../../shared/i18n/format.ts';

it('every field that people describe has a name of its own in the log, and none is a name of the program', () => {
  const words = createFormatter('en');
  const fields = [...Object.keys(descriptionSchema.shape), 'tags'];
  const names = fields.map((field) => detailText('fields', field, words));
  expect(names.filter((name) => fields.includes(name))).toStrictEqual([]);
  expect(new Set(names).size).toBe(fields.length);
});
