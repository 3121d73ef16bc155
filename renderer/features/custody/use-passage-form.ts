// What stands in the form about an object: typed words over what a corrected entry says. It outlives a lock as other dialogs do; what was typed about another
// item or another entry is not shown in this one.
import { useState } from 'react';
import { barePassage, happeningSchema, passageWords, whereNow, type Happening, type Passage, type PassageWord, type ReadPassage } from '../../../shared/custody/passage.ts';
import { noDraft, type Draft, type TypedDate } from '../../../shared/drafts/schema.ts';
import { useDrafts } from '../../session/use-drafts.ts';
import { useFormDraft, type FormDraft } from '../../session/use-form-draft.ts';
import { readTypedDate, typedDateOf } from '../../ui/date-entry.ts';

type Word = PassageWord | 'happened' | 'location' | 'locationAlso';

export interface PassageForm {
  readonly form: FormDraft;
  /** What is shown is from before a lock. */
  readonly isFromBefore: boolean;
  readonly happened: Happening | null;
  readonly word: (name: Exclude<Word, 'happened'>) => string;
  readonly set: (name: Word) => (text: string) => void;
  readonly date: TypedDate;
  readonly setDate: (typed: TypedDate) => void;
  /** The passage as it stands; null while it does not say what happened, or holds half a date. */
  readonly passage: Passage | null;
  readonly isDateWhole: boolean;
  /** Closed or gone through: nothing of it is kept. What waits for another item stays. */
  readonly close: () => void;
}

/** `about` names what the form is about; `before` is the passage that it corrects. */
export const usePassageForm = (about: string, before: ReadPassage | null, onClose: () => void): PassageForm => {
  const drafts = useDrafts();
  const form = useFormDraft('passage', onClose);
  const mine = (draft: Draft): Draft => (draft.words['about'] === about ? draft : noDraft);
  const { words, dates } = mine(form.draft);
  const [wasMine] = useState(words['about'] === about);
  const now = (): Draft => mine(drafts.of('passage') ?? noDraft);
  const word = (name: Exclude<Word, 'happened'>): string => {
    if (name === 'locationAlso') return words[name] ?? '';
    if (name === 'location') return words[name] ?? whereNow({ toWhom: word('toWhom'), place: word('place') }).slice(0, 1000);
    return words[name] ?? before?.words[name] ?? '';
  };
  const happened = happeningSchema.nullable().catch(null).parse(words['happened'] ?? before?.happened ?? null);
  const date = dates.passageAt ?? typedDateOf(before?.when ?? null, null);
  const when = readTypedDate(date);
  return {
    form, isFromBefore: wasMine && form.isFromBefore, happened, word, date,
    set: (name) => (text) => { form.put({ ...now(), words: { ...now().words, about, [name]: text } }); },
    setDate: (passageAt) => { form.put({ ...now(), words: { ...now().words, about }, dates: { passageAt } }); },
    isDateWhole: when !== undefined,
    close: () => { if (now() === noDraft) onClose(); else form.close(); },
    passage: happened === null || when === undefined ? null : { ...barePassage(happened), when, ...Object.fromEntries(passageWords.map((name) => [name, word(name)])) },
  };
};
