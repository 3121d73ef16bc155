// What happened to the object itself (DOMAIN 3.3): who had it, who has it, where it lies, in what condition, under which seal. A passage is an entry of the
// custody log like any other; its facts are flat, so that a court's reader and another office's program find them without this one. Pure.
import { z } from 'zod';
import { certainties, dateBases, datePartsFrom, datePartsText, earliestText, uncertainDateSchema, type UncertainDate } from '../time.ts';
import type { CustodyEntry } from './schema.ts';

type Details = CustodyEntry['details'];

/** What can happen to an object. What the program does with bytes (adding, checking, taking out) it records by itself, under other names. */
export const happenings = ['collected', 'received', 'transferred', 'moved', 'sealed', 'opened', 'viewed', 'verified', 'copied', 'returned', 'seized', 'missing', 'destroyed', 'other'] as const;

/** In place of a happening, where an entry that was made is to be taken for none: it was written down for the wrong item. */
export const mistaken = 'mistaken';

export const happeningSchema = z.enum([...happenings, mistaken]);
export type Happening = z.infer<typeof happeningSchema>;

/** Happenings in which the object goes from one to another: who is worth telling as not known. */
const handsChange: ReadonlySet<string> = new Set(['collected', 'received', 'transferred', 'returned', 'seized'] satisfies Happening[]);
export const changesHands = (happened: string): boolean => handsChange.has(happened);

const line = z.string().max(500);
const lines = z.string().max(4000);

/** Words that people write, in the order in which a form asks for them. Empty is not known. */
export const passageWordsSchema = z.strictObject({
  fromWhom: line, toWhom: line, byWhom: line, witnessedBy: line, place: line,
  sealNo: line, conditionBefore: lines, conditionAfter: lines, purpose: lines, method: lines, changeMade: lines, note: lines,
});
export type PassageWord = keyof z.infer<typeof passageWordsSchema>;
export const passageWords = Object.keys(passageWordsSchema.shape) as readonly PassageWord[];

export const passageSchema = passageWordsSchema.extend({
  happened: happeningSchema,
  /** When it happened, as far as known; when it was written down is the entry's own time. */
  when: uncertainDateSchema.nullable(),
});
export type Passage = z.infer<typeof passageSchema>;

/** Nothing but what happened. */
export const barePassage = (happened: Happening): Passage => ({
  happened, when: null, fromWhom: '', toWhom: '', byWhom: '', witnessedBy: '', place: '', sealNo: '', conditionBefore: '', conditionAfter: '', purpose: '', method: '', changeMade: '', note: '',
});

/** What an entry says beside the passage. */
export interface AboutPassage {
  /** The entry that this one puts right. */
  readonly corrects: number | null;
  /** The items that it happened to at once, this one among them: how many, and their numbers where they are few. */
  readonly together: { readonly count: number; readonly items: string } | null;
}

const whenDetails = (when: UncertainDate | null): Details => (when === null ? {} : {
  ...(when.value === null ? {} : { when: datePartsText(when.value) }),
  ...(when.until === null ? {} : { whenUntil: datePartsText(when.until) }),
  whenCertainty: when.certainty,
  ...(when.basis === null ? {} : { whenBasis: when.basis }),
  ...(when.note === '' ? {} : { whenNote: when.note }),
});

/** The facts of the entry. What is not known is left out. */
export const passageDetails = (passage: Passage, { corrects, together }: AboutPassage): Details => ({
  happened: passage.happened,
  ...whenDetails(passage.when),
  ...Object.fromEntries(passageWords.flatMap((name) => (passage[name].trim() === '' ? [] : [[name, passage[name].trim()]]))),
  ...(corrects === null ? {} : { corrects }),
  ...(together === null ? {} : { together: together.count, ...(together.items === '' ? {} : { togetherItems: together.items }) }),
});

/** A passage as an entry tells it. `happened` may be a word that only a newer program knows. */
export interface ReadPassage extends AboutPassage {
  readonly happened: string;
  readonly when: UncertainDate | null;
  readonly words: Readonly<Record<PassageWord, string>>;
}

const textIn = (details: Details, name: string): string => (typeof details[name] === 'string' ? details[name] : '');
const certaintySchema = z.enum(certainties).nullable().catch(null);
const basisSchema = z.enum(dateBases).nullable().catch(null);

const whenIn = (details: Details): UncertainDate | null => {
  const value = datePartsFrom(textIn(details, 'when'));
  const certainty = certaintySchema.parse(details['whenCertainty'] ?? null);
  if (value === null && certainty === null) return null;
  return { certainty: certainty ?? 'exact', value, until: datePartsFrom(textIn(details, 'whenUntil')), basis: basisSchema.parse(details['whenBasis'] ?? null), note: textIn(details, 'whenNote') };
};

/** The passage in an entry, of this vault's log or another's; null for an entry about something else. */
export const passageIn = ({ action, details }: { readonly action: string; readonly details: Details }): ReadPassage | null => {
  if (action !== 'passage') return null;
  const { corrects, together } = details;
  return {
    happened: textIn(details, 'happened'),
    when: whenIn(details),
    words: Object.fromEntries(passageWords.map((name) => [name, textIn(details, name)])) as Record<PassageWord, string>,
    corrects: typeof corrects === 'number' ? corrects : null,
    together: typeof together === 'number' ? { count: together, items: textIn(details, 'togetherItems') } : null,
  };
};

/** Which entries a later one puts right, with that later one. */
export const corrections = (entries: readonly { readonly seq: number; readonly action: string; readonly details: Details }[]): ReadonlyMap<number, number> =>
  new Map(entries.flatMap((entry) => {
    const corrects = passageIn(entry)?.corrects ?? null;
    return corrects === null ? [] : [[corrects, entry.seq] as const];
  }));

/** The order in which passages happened, as far as it is known; those of no known date come last, as they were written down. */
export const inOrderOfHappening = <Entry extends { readonly seq: number; readonly passage: ReadPassage }>(entries: readonly Entry[]): Entry[] => {
  const key = ({ passage: { when } }: Entry): string => (when?.value === null || when?.value === undefined ? '9999-99' : earliestText(when.value));
  return entries.toSorted((a, b) => (key(a) < key(b) ? -1 : key(a) > key(b) ? 1 : a.seq - b.seq));
};

/** Where the object lies after this, as far as it is said. */
export const whereNow = ({ toWhom, place }: Pick<Passage, 'toWhom' | 'place'>): string => [toWhom.trim(), place.trim()].filter((part) => part !== '').join(', ');
