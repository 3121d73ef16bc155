// What stands in a dialog that was not confirmed yet. A lock in the middle keeps it, and it stands there again when the dialog is opened;
// closing the dialog or going through with it forgets it. Secrets have no place here.
import { useEffect, useState, useSyncExternalStore } from 'react';
import { noDraft, type Draft, type DraftForm } from '../../shared/drafts/schema.ts';
import { useDrafts } from './use-drafts.ts';

export interface FormDraft {
  readonly draft: Draft;
  readonly put: (part: Partial<Draft>) => void;
  readonly word: (field: string) => string;
  readonly setWord: (field: string) => (text: string) => void;
  /** It is from before a lock: the form says so. */
  readonly isFromBefore: boolean;
  /** Takes what is from before out of the fields. */
  readonly clear: () => void;
  /** Goes up when the fields are to begin anew. */
  readonly round: number;
  /** The dialog is closed or went through: nothing of it is kept. */
  readonly close: () => void;
}

export const useFormDraft = (form: DraftForm, onClose: () => void): FormDraft => {
  const drafts = useDrafts();
  useEffect(() => drafts.take(form), [drafts, form]);
  const draft = useSyncExternalStore(drafts.subscribe, () => drafts.of(form)) ?? noDraft;
  const [isFromBefore, setFromBefore] = useState(draft !== noDraft);
  const [round, setRound] = useState(0);
  const put = (part: Partial<Draft>): void => { drafts.put(form, { ...(drafts.of(form) ?? noDraft), ...part }); };
  return {
    draft, put, isFromBefore, round,
    word: (field) => draft.words[field] ?? '',
    setWord: (field) => (text) => { put({ words: { ...(drafts.of(form) ?? noDraft).words, [field]: text } }); },
    clear: () => {
      drafts.put(form, noDraft);
      setFromBefore(false);
      setRound(round + 1);
    },
    close: () => {
      drafts.put(form, noDraft);
      onClose();
    },
  };
};
