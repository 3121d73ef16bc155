// Every code, kind and option has words; the words are valid, short, and keep the house's vocabulary.
import { describe, expect, it } from 'vitest';
import { failureCodes } from '../../../shared/contract/failure.ts';
import { custodyActions } from '../../../shared/custody/schema.ts';
import { arrivalWays, checkStates, evidenceKinds, metadataGroups, obtainedHow, originalities, previewStates, reliabilities, sensitivities, sortKeys, viewerKinds } from '../../../shared/evidence/schema.ts';
import { conflictChoices } from '../../../shared/handover/schema.ts';
import { jobKinds, jobStates } from '../../../shared/jobs/schema.ts';
import { languages, themes } from '../../../shared/settings/schema.ts';
import { certainties, dateBases } from '../../../shared/time.ts';
import { problemSchema, problemSeverities, slotKinds, vaultStates } from '../../../shared/vault/schema.ts';
import { english, englishFiles, type MessageKey } from '../../../shared/i18n/keys.ts';

const texts = Object.entries(english) as [MessageKey, string][];
const lists: Readonly<Record<string, readonly string[]>> = {
  evidenceKind: evidenceKinds, viewerKind: viewerKinds, obtainedHow, reliability: reliabilities, sensitivity: sensitivities, originality: originalities, certainty: certainties,
  dateBasis: dateBases, metadataGroup: metadataGroups, previewState: previewStates, checkState: checkStates, custodyAction: custodyActions, jobKind: jobKinds, jobState: jobStates,
  severity: problemSeverities, slotKind: slotKinds, vaultState: vaultStates, theme: themes, language: languages, sortKey: sortKeys,
  jobOutcome: ['new', 'duplicate', 'failed', 'ok', 'problem', 'removed', 'kept', 'to-decide'], density: ['compact', 'standard', 'large'], arrivalWay: arrivalWays, handoverChoice: conflictChoices, handoverCame: ['new', 'linked', 'here', 'restored'],
  previewNotPossible: ['cannot-decode', 'too-large', 'took-too-long', 'no-picture'], witnessOutcome: ['same-as-now', 'was-head-then', 'does-not-match', 'not-a-code'],
};

const expected = [
  ...failureCodes.map((code) => `failure.${code}`),
  ...problemSchema.shape.kind.options.map((kind) => `problem.${kind}`),
  ...Object.entries(lists).flatMap(([list, values]) => values.map((value) => `value.${list}.${value}`)),
];

/** What a person reads: options of a choice one after the other, placeholders as one word. */
const readable = (text: string): string => {
  let plain = text;
  for (let before = ''; before !== plain; ) {
    before = plain;
    plain = plain.replaceAll(/\{\w+(?:, number)?\}/gu, 'thing').replaceAll(/\{\w+, (?:plural|select),\s*(?:(?:=\d+|\w+)\s*\{[^{}]*\}\s*)+\}/gu, (choice) => [...choice.matchAll(/\{([^{}]*)\}/gu)].at(-1)?.[1] ?? '');
  }
  return plain.replaceAll(/<[^>]*>/gu, '').replaceAll("''", '’');
};
const sentences = (text: string): readonly string[] => readable(text).split(/(?<=[.?:])\s+/u).filter((sentence) => sentence.trim() !== '');
const words = (sentence: string): number => sentence.split(/\s+/u).filter((word) => /[\p{L}\d]/u.test(word)).length;
// Other names people may look for are not said by us.
const said = texts.filter(([key]) => !key.endsWith('Synonyms') && !key.startsWith('cli.'));

const forbidden = /\b(?:wipe|nuke|shred|destroy|hash(?:es|ed)?|checksum|digest|quarantined?|secured?|securely|guaranteed?|military-grade|undeniable|erased for ever|granted|revoked|compliant|invalid|credentials|denied|data subject|user|users|failed to|illegal|forbidden|fatal|abort(?:ed)?|please|just|simply|sorry|oops)\b|!/iu;

describe('the English texts', () => {
  it.each(expected)('have words for %s', (key) => {
    expect(english[key as MessageKey]).toMatch(/\S/u);
  });

  it('write no key in two files', () => {
    const keys = Object.values(englishFiles).flatMap((file) => Object.keys(file));
    expect(keys.filter((key, at) => keys.indexOf(key) !== at)).toEqual([]);
  });

  it('keep each file sorted by key, so that two people rarely change the same line', () => {
    for (const file of Object.values(englishFiles)) expect(Object.keys(file)).toEqual(Object.keys(file).toSorted());
  });

  it('use none of the words that are not said', () => {
    expect(said.filter(([, text]) => forbidden.test(readable(text))).map(([key, text]) => `${key}: ${text}`)).toEqual([]);
  });

  it('hold to 25 words a sentence', () => {
    expect(said.flatMap(([key, text]) => sentences(text).filter((sentence) => words(sentence) > 25).map((sentence) => `${key}: ${sentence}`))).toEqual([]);
  });

  it('average 15 words a sentence or fewer', () => {
    const lengths = said.flatMap(([, text]) => sentences(text).map(words));
    expect(lengths.reduce((sum, length) => sum + length, 0) / lengths.length).toBeLessThanOrEqual(15);
  });

  it('say of every failure what happened, what is safe and what to do', () => {
    const short = failureCodes.filter((code) => sentences(english[`failure.${code}`]).length < 2);
    expect(short).toEqual([]);
  });
});
