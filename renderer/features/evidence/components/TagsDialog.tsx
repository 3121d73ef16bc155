// Puts tags on many items or takes them off.
import { useState } from 'react';
import { tagSchema, type Selection } from '../../../../shared/evidence/schema.ts';
import { useAnswer, useCommand } from '../../../data/use-answer.ts';
import { useText } from '../../../i18n/use-text.ts';
import { FromBefore } from '../../../session/FromBefore.tsx';
import { useFormDraft } from '../../../session/use-form-draft.ts';
import { useCaseAsked } from '../../cases/use-case-asked.ts';
import { Button } from '../../../ui/Button.tsx';
import { Dialog } from '../../../ui/Dialog.tsx';
import { FailureLine } from '../../../ui/FailureLine.tsx';
import { TextField } from '../../../ui/TextField.tsx';
import { editSession } from '../../../session/edit-session.ts';
import { useEditMany } from '../hooks/use-edit-many.ts';
import { noTags, TagChoices } from './TagChoices.tsx';
import { UnreadTags } from './UnreadTags.tsx';

interface TagsDialogProps {
  readonly selection: Selection;
  readonly count: number;
  readonly onClose: () => void;
}

export const TagsDialog = ({ selection, count, onClose }: TagsDialogProps) => {
  const t = useText();
  const { tags: all, unread } = useAnswer('evidence.tags', { case: useCaseAsked() }).data ?? noTags;
  const form = useFormDraft('tags', onClose);
  const { addTags: add, removeTags } = form.draft;
  const typed = form.word('typed');
  const [session] = useState(editSession);
  const many = useEditMany();
  const edit = useCommand('evidence.edit', ['evidence.page', 'evidence.tags', 'evidence.get']);
  const fresh = tagSchema.safeParse(typed);
  const addTags = [...add, ...(fresh.success ? [fresh.data] : [])];
  const what = (changed: number): string => t('evidence.undoTagsMany', { count: changed });
  const save = (): void => {
    const input = { selection, session, change: {}, addTags, removeTags };
    if (many.begin(input, count, what)) {
      form.close();
      return;
    }
    edit.mutate(input, {
      onSuccess: (answer) => {
        many.tell(answer, what);
        form.close();
      },
    });
  };
  return (
    <Dialog title={t('evidence.tagsOf', { count })} isOpen onClose={form.close} buttons={
      <>
        <Button onPress={form.close}>{t('ui.cancel')}</Button>
        <Button kind="primary" isDisabled={edit.isPending || addTags.length + removeTags.length === 0} onPress={save}>{t('evidence.describeSave', { count })}</Button>
      </>
    }>
      <div className="stack">
        <FromBefore form={form} />
        <TextField label={t('evidence.tagAdd')} value={typed} onChange={form.setWord('typed')} autoFocus error={typed.trim().length > 80 ? t('evidence.tagTooLong') : null} />
        <TagChoices label={t('evidence.tagsAdd')} all={all} chosen={add} onChange={(chosen) => { form.put({ addTags: [...chosen] }); }} />
        <TagChoices label={t('evidence.tagsRemove')} all={all} chosen={removeTags} onChange={(chosen) => { form.put({ removeTags: [...chosen] }); }} />
        <UnreadTags count={unread} />
        {edit.error === null ? null : <FailureLine failure={edit.error.failure} />}
      </div>
    </Dialog>
  );
};
