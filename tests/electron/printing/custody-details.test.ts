import { expect, it } from 'vitest';
import { detailParts } from '../../../electron/printing/custody-details.ts';
import { createFormatter } from '../../../shared/i18n/format.ts';
import { sampleForm } from './sample-form.ts';

it('paper has words for every fact, sizes to the byte and moments to the second', () => {
  const [entry] = sampleForm(1).entries;
  const details = { fileName: 'IMG_0412.jpg', size: 4_812_345, fileModifiedAt: Date.UTC(2026, 1, 11, 6, 14, 22), case: 'KV', readBack: 'equal', cutOff: true, missing: 2 };
  expect(detailParts({ ...entry!, details }, createFormatter('en')).map(({ label, value }) => `${label} ${value.text}`)).toEqual([
    'File name: IMG_0412.jpg', 'Size in bytes: 4812345', 'File changed: 11 Feb 2026, 06:14:22 UTC', 'Case: KV', 'Read back: Equal to its fingerprint', 'Its end was missing when it came: Yes', 'Items missing: 2',
  ]);
});
