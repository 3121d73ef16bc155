// The marks of a working copy while they are made: each change can be taken back, and all of them outlive a lock.
import { useMemo, useState } from 'react';
import type { EvidenceId } from '../../../../shared/ids.ts';
import type { Size } from '../../../../shared/evidence/working-copy.ts';
import { useFormDraft, type FormDraft } from '../../../session/use-form-draft.ts';
import { draftWords, isUnmarked, marksInDraft, noMarks, type Marks } from '../rules/copy-draft.ts';

export interface CopyMarks {
  readonly marks: Marks;
  /** Changes with the same name that follow each other are one step back: moving a mark, say. */
  readonly change: (next: Marks, name?: string) => void;
  /** Null when there is nothing to take back. */
  readonly takeBack: (() => void) | null;
  readonly form: FormDraft;
}

export const useCopyMarks = (item: EvidenceId, page: number, size: Size | null, onClose: () => void): CopyMarks => {
  const form = useFormDraft('working-copy', onClose);
  const [steps, setSteps] = useState<readonly { readonly before: Marks; readonly name: string | undefined }[]>([]);
  const { words } = form.draft;
  const marks = useMemo(() => (size === null ? noMarks : marksInDraft(words, item, page, size)), [words, item, page, size]);
  const write = (next: Marks): void => { form.put({ words: { ...draftWords(item, page, next) } }); };
  const last = steps.at(-1);
  return {
    marks,
    change: (next, name) => {
      if (name === undefined || last?.name !== name) setSteps([...steps, { before: marks, name }]);
      write(next);
    },
    takeBack: last === undefined ? null : () => {
      setSteps(steps.slice(0, -1));
      write(last.before);
    },
    // Marks of another picture are not from before: nothing of them stands here.
    form: { ...form, isFromBefore: form.isFromBefore && !isUnmarked(marks) },
  };
};
