// The tags of one item; each can be taken off, new ones are added by typing.
import { useState } from 'react';
import { tagSchema, type EvidenceItem } from '../../../../shared/evidence/schema.ts';
import { useCommand } from '../../../data/use-answer.ts';
import { useText } from '../../../i18n/use-text.ts';
import { useNoteUndo } from '../../../session/use-undo.ts';
import { Button } from '../../../ui/Button.tsx';
import { FailureLine } from '../../../ui/FailureLine.tsx';
import { Tag } from '../../../ui/Tag.tsx';
import { TextField } from '../../../ui/TextField.tsx';
import { editSession } from '../../../session/edit-session.ts';

export const ItemTags = ({ item }: { readonly item: EvidenceItem }) => {
  const t = useText();
  const [typed, setTyped] = useState('');
  const [session] = useState(editSession);
  const note = useNoteUndo();
  const edit = useCommand('evidence.edit', ['evidence.get', 'evidence.page', 'evidence.tags']);
  const change = (addTags: string[], removeTags: string[]): void => {
    edit.mutate({ selection: { by: 'ids', ids: [item.id] }, session, change: {}, addTags, removeTags }, {
      onSuccess: ({ undo }) => {
        note(t('evidence.undoTags', { id: item.id }), undo);
        if (addTags.length > 0) setTyped('');
      },
    });
  };
  const fresh = tagSchema.safeParse(typed);
  return (
    <div className="stack" data-gap="small">
      {item.tags.length === 0 ? null : <div className="row">{item.tags.map((tag) => <Tag key={tag} words={tag} onRemove={() => { change([], [tag]); }} />)}</div>}
      <form className="evidence-tag-add" onSubmit={(event) => { event.preventDefault(); if (fresh.success) change([fresh.data], []); }}>
        <TextField label={t('evidence.tagAdd')} value={typed} onChange={setTyped} error={typed.trim().length > 80 ? t('evidence.tagTooLong') : null} />
        <Button type="submit" isDisabled={!fresh.success || edit.isPending}>{t('evidence.tagAddButton')}</Button>
      </form>
      {edit.error === null ? null : <FailureLine failure={edit.error.failure} />}
    </div>
  );
};
