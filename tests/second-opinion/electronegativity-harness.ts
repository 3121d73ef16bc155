// Electronegativity's findings, judged, for the evidence.
import type { Harness } from '../evidence/harness.ts';
import { askForSecondOpinion, electronegativityHindrance, judged } from './electronegativity.ts';

export const electronegativity: Harness = {
  name: 'electronegativity',
  title: "Doyensec's Electronegativity over the built application",
  about: 'A second opinion. A fault is planted in every file of a copy, because it skips what it cannot read without saying so. What did not hold: a planted fault that it does not report, a finding that nobody judged (docs/electron-checklist.md has the judgement of each), a judged finding that is gone.',
  parts: [],
  hindrance: electronegativityHindrance,
  run: async function* asked() {
    const { files, notRead, findings } = await askForSecondOpinion();
    const known = Object.keys(judged);
    yield {
      what: 'the bundle',
      counts: { 'files': files, 'planted faults reported': files - notRead.length, 'findings': findings.length, 'judged harmless': findings.filter((finding) => known.includes(finding)).length },
      losses: [...notRead.map((name) => `${name} was not read`), ...findings.filter((finding) => !known.includes(finding)).map((finding) => `not judged: ${finding}`), ...known.filter((finding) => !findings.includes(finding)).map((finding) => `judged and gone: ${finding}`)],
    };
  },
};
