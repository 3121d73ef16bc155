// The facts of a custody entry in plain words, the same on the screen and on paper. Facts without words of their own are kept under
// their key: a log that leaves something out would be worse than one with a plain label. Pure.
import type { Formatter } from '../i18n/format.ts';
import { isMessageKey } from '../i18n/keys.ts';
import { kindOfDetail } from './details.ts';
import type { CustodyEntry } from './schema.ts';

type Detail = CustodyEntry['details'][string];

/** Names that only the program needs; they say nothing to a reader. */
const unread: ReadonlySet<string> = new Set(['session']);

/** Fields that are named as the details panel names them. */
const fieldWords = (field: string, words: Formatter): string => {
  const key = field === 'tags' ? 'evidence.tags' : `details.${field}`;
  return isMessageKey(key) ? words.text(key) : field;
};

/** What was covered in a working copy: `box face 120x80, blur name 30x20`. */
const coveredWords = (covered: string, words: Formatter): string => covered.split(', ').map((area) => {
  const [way = '', reason = '', size = ''] = area.split(' ');
  return [words.value('coverWay', way), words.value('coverReason', reason), size.replace('x', ' × ')].join(' · ');
}).join('; ');

/** Options have words; what a person wrote (the reason of a copy) has none and stays as it is. */
const lists: Readonly<Record<string, string>> = { way: 'arrivalWay', sensitivity: 'sensitivity', before: 'sensitivity', outcome: 'custodyOutcome', readBack: 'custodyOutcome', finding: 'finding', reason: 'keptBecause', came: 'handoverCame', choice: 'handoverChoice', ended: 'recordingEnd', medium: 'medium', openingFile: 'headerPlace', fingerprintKind: 'toldKind', relation: 'relation', fingerprint: 'custodyOutcome', with: 'slotKind', through: 'slotKind', opensWith: 'opensWith', by: 'foundBy', homeLine: 'homeLine', density: 'density' };

/** Whether a reader is shown this fact at all: it says something, and to people. */
export const isRead = (name: string, value: Detail): boolean => value !== null && value !== '' && !unread.has(name);

/** What the fact is called. */
export const detailLabel = (name: string, words: Formatter): string => {
  const key = `custody.detail.${name}`;
  return isMessageKey(key) ? words.text(key) : name;
};

/** A text value in words: known options by their words, a list of fields by the names on the screen, anything else as it is. */
export const detailText = (name: string, value: string | boolean, words: Formatter): string => {
  if (typeof value === 'boolean') return words.text(value ? 'custody.yes' : 'custody.no');
  // A list that was saved is that of a job, or another one.
  if (name === 'kind') return words.value(isMessageKey(`value.savedList.${value}`) ? 'savedList' : 'jobKind', value);
  if (name === 'covered') return coveredWords(value, words);
  if (name === 'fields') return value.split(', ').map((field) => fieldWords(field, words)).join(', ');
  if (name === 'damagedParts') return value.split(', ').map((part) => words.value('casePart', part)).join(', ');
  const list = lists[name];
  return list === undefined ? value : words.value(list, value);
};

/** How one language writes a number, a size and a moment: the screen and the paper each in their own way. */
export interface NumberWords {
  readonly bytes: (size: number) => string;
  readonly moment: (ms: number) => string;
  readonly number: (value: number) => string;
}

/** A number as what it is: a size, a moment, or a count. */
export const detailNumber = (name: string, value: number, { bytes, moment, number }: NumberWords): string => ({ bytes, moment, plain: number })[kindOfDetail(name)](value);
