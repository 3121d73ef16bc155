// Links an item with another, or takes the link off, and says so with "Undo".
import { useCallback } from 'react';
import type { Failure } from '../../../../shared/contract/failure.ts';
import type { Relation } from '../../../../shared/evidence/links.ts';
import type { EvidenceId } from '../../../../shared/ids.ts';
import { useCommand } from '../../../data/use-answer.ts';
import { useText } from '../../../i18n/use-text.ts';
import { announce } from '../../../session/notices.ts';
import { useNoteUndo } from '../../../session/use-undo.ts';

interface SetLink {
  readonly set: (relation: Relation, other: EvidenceId, isThere: boolean) => void;
  readonly isBusy: boolean;
  readonly failure: Failure | null;
}

export const useSetLink = (id: EvidenceId): SetLink => {
  const t = useText();
  const note = useNoteUndo();
  const { mutate, isPending, error } = useCommand('evidence.setLink', ['evidence.links', 'evidence.get', 'evidence.page', 'custody.page']);
  const set = useCallback<SetLink['set']>((relation, other, isThere) => {
    mutate({ id, relation, other, isThere }, {
      onSuccess: ({ undo }) => { announce(t(isThere ? 'links.added' : 'links.removed', { id, other }), 'plain', note(t('evidence.undoLink', { id, other }), undo)); },
    });
  }, [id, mutate, note, t]);
  return { set, isBusy: isPending, failure: error?.failure ?? null };
};
