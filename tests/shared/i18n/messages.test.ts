// Every code, kind and option has words; the words are valid, short, and keep the house's vocabulary.
import { describe, expect, it } from 'vitest';
import { failureCodes } from '../../../shared/contract/failure.ts';
import { custodyActions } from '../../../shared/custody/schema.ts';
import { arrivalWays, checkStates, evidenceKinds, metadataGroups, obtainedHow, originalities, reliabilities, sensitivities, sortKeys, viewerKinds } from '../../../shared/evidence/schema.ts';
import { conflictChoices } from '../../../shared/handover/schema.ts';
import { jobKinds, jobStates } from '../../../shared/jobs/schema.ts';
import { languages, themes } from '../../../shared/settings/schema.ts';
import { certainties, dateBases } from '../../../shared/time.ts';
import { problemSchema, problemSeverities, slotKinds } from '../../../shared/vault/schema.ts';
import { english, englishFiles, type MessageKey } from '../../../shared/i18n/keys.ts';

const texts = Object.entries(english) as [MessageKey, string][];
const lists: Readonly<Record<string, readonly string[]>> = {
  evidenceKind: evidenceKinds, viewerKind: viewerKinds, obtainedHow, reliability: reliabilities, sensitivity: sensitivities, originality: originalities, certainty: certainties,
  dateBasis: dateBases, metadataGroup: metadataGroups, checkState: checkStates, custodyAction: custodyActions, jobKind: jobKinds, jobState: jobStates,
  severity: problemSeverities, slotKind: slotKinds, theme: themes, language: languages, sortKey: sortKeys,
  jobOutcome: ['new', 'duplicate', 'failed', 'ok', 'problem', 'removed', 'kept', 'to-decide'], density: ['compact', 'standard', 'large'], arrivalWay: arrivalWays, handoverChoice: conflictChoices, handoverCame: ['new', 'linked', 'here', 'restored'],
};

const expected = [
  ...failureCodes.map((code) => `failure.${code}`),
  ...problemSchema.shape.kind.options.map((kind) => `problem.${kind}`),
  ...Object.entries(lists).flatMap(([list, values]) => values.map((value) => `value.${list}.${value}`)),
];

const innermostChoice = /\{(\w+), (?:plural|select),\s*((?:(?:=\d+|\w+)\s*\{[^{}]*\}\s*)+)\}/u;

/** Every form a text is read in: each branch of each choice, with placeholders as one word. Choices by the same value take the same branch. */
const readable = (text: string): readonly string[] => {
  const branches = (plain: string): readonly string[] => {
    const choice = innermostChoice.exec(plain);
    if (choice === null) return [plain];
    const names = [...(choice[2] ?? '').matchAll(/(=\d+|\w+)\s*\{([^{}]*)\}/gu)].map((branch) => branch[1] ?? '');
    return names.flatMap((name) => branches(plain.replaceAll(new RegExp(innermostChoice, 'gu'), (other: string, value: string, options: string) => {
      if (value !== choice[1]) return other;
      const own = new Map([...options.matchAll(/(=\d+|\w+)\s*\{([^{}]*)\}/gu)].map((branch) => [branch[1], branch[2] ?? '']));
      return own.get(name) ?? own.get('other') ?? '';
    })));
  };
  return [...new Set(branches(text.replaceAll(/\{\w+(?:, number)?\}/gu, 'thing')).map((plain) => plain.replaceAll(/<[^>]*>/gu, '').replaceAll("''", '’')))];
};
const split = (form: string): readonly string[] => form.split(/(?<=[.?:])\s+/u).filter((sentence) => sentence.trim() !== '');
const sentences = (text: string): readonly string[] => [...new Set(readable(text).flatMap(split))];
const words = (sentence: string): number => sentence.split(/\s+/u).filter((word) => /[\p{L}\d]/u.test(word)).length;
// Other names people may look for are not said by us.
const said = texts.filter(([key]) => !key.endsWith('Synonyms'));

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
    expect(said.filter(([, text]) => readable(text).some((form) => forbidden.test(form))).map(([key, text]) => `${key}: ${text}`)).toEqual([]);
  });

  it('hold to 25 words a sentence', () => {
    expect(said.flatMap(([key, text]) => sentences(text).filter((sentence) => words(sentence) > 25).map((sentence) => `${key}: ${sentence}`))).toEqual([]);
  });

  it('average 15 words a sentence or fewer', () => {
    const lengths = said.flatMap(([, text]) => sentences(text).map(words));
    expect(lengths.reduce((sum, length) => sum + length, 0) / lengths.length).toBeLessThanOrEqual(15);
  });

  it('are looked at in every branch of every choice', () => {
    expect(readable('{a, plural, one {one {b, select, x {of x} other {of others}}} other {# of {c, number}}}. {a, plural, one {It is} other {They are}} <b>here</b>'))
      .toEqual(['one of x. It is here', '# of thing. They are here', 'one of others. It is here']);
  });

  it('say of every failure what happened, what is safe and what to do', () => {
    const short = failureCodes.filter((code) => readable(english[`failure.${code}`]).some((form) => split(form).length < 2));
    expect(short).toEqual([]);
  });
});
