// The tags of one item; each can be taken off, new ones are added by typing.
import { useState, type FocusEvent } from 'react';
import type { EvidenceItem } from '../../../../shared/evidence/schema.ts';
import { useCommand } from '../../../data/use-answer.ts';
import { useText } from '../../../i18n/use-text.ts';
import { useNoteUndo } from '../../../session/use-undo.ts';
import { Button } from '../../../ui/Button.tsx';
import { FailureLine } from '../../../ui/FailureLine.tsx';
import { Line } from '../../../ui/Line.tsx';
import { Tag } from '../../../ui/Tag.tsx';
import { useFocusNext } from '../../../ui/use-focus-next.ts';
import { TextField } from '../../../ui/TextField.tsx';
import { editSession } from '../../../session/edit-session.ts';
import { useTagEntry } from '../hooks/use-tag-entry.ts';

export const ItemTags = ({ item }: { readonly item: EvidenceItem }) => {
  const t = useText();
  const [session] = useState(editSession);
  const note = useNoteUndo();
  const line = useFocusNext();
  const entry = useTagEntry(item.id, session);
  const edit = useCommand('evidence.edit', ['evidence.get', 'evidence.page', 'evidence.tags']);
  const takeOff = (tag: string): void => {
    edit.mutate({ selection: { by: 'ids', ids: [item.id] }, session, change: {}, addTags: [], removeTags: [tag] }, {
      onSuccess: ({ undo }) => { note(t('evidence.undoTags', { id: item.id }), undo); },
    });
  };
  // Another window in front is no leaving, nor is a window too narrow for this: half a word may be meant to go on.
  const leave = ({ currentTarget, relatedTarget }: FocusEvent<HTMLFormElement>): void => {
    if (document.hasFocus() && currentTarget.checkVisibility() && !currentTarget.contains(relatedTarget)) entry.add();
  };
  return (
    <div className="stack" data-gap="small" ref={line}>
      {item.tags.length === 0 ? null : <div className="row">{item.tags.map((tag) => <Tag key={tag} words={tag} onRemove={() => { takeOff(tag); }} />)}</div>}
      {item.unreadTags === undefined ? null : <Line mark="wrong">{t('evidence.itemTagsUnread', { count: item.unreadTags })}</Line>}
      <form className="evidence-tag-add" onBlur={leave} onSubmit={(event) => { event.preventDefault(); entry.add(); }}>
        <TextField label={t('evidence.tagAdd')} value={entry.typed} onChange={entry.type} error={entry.typed.trim().length > 80 ? t('evidence.tagTooLong') : null} />
        <Button type="submit" isDisabled={!entry.canAdd}>{t('evidence.tagAddButton')}</Button>
      </form>
      {edit.error === null ? null : <FailureLine failure={edit.error.failure} />}
    </div>
  );
};
