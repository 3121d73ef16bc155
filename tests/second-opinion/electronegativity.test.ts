import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { judged, readFindings } from './electronegativity.ts';

it('findings are told from what was planted', () => {
  const csv = ['issue, severity, confidence, filename, location, sample, description, url', 'CSP_GLOBAL_CHECK,"MEDIUM","CERTAIN","N/A","0:0",N/A,"none",https://a', 'SANDBOX_JS_CHECK,"MEDIUM","FIRM","main.js","1:2","function plantedCanary() { ...","x",https://a', ''].join('\n');
  expect(readFindings(csv)).toEqual([{ check: 'CSP_GLOBAL_CHECK', file: 'N/A', planted: false }, { check: 'SANDBOX_JS_CHECK', file: 'main.js', planted: true }]);
});

it.each(Object.entries(judged))('the page about the checklist tells how %s was judged', (finding, why) => {
  const page = readFileSync(join(import.meta.dirname, '../../docs/electron-checklist.md'), 'utf8');
  expect(page).toContain(`| \`${finding}\` | ${why} |`);
});
