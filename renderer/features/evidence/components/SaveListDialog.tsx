// Writes items as a list outside the vault.
import type { Selection } from '../../../../shared/evidence/schema.ts';
import { useCommand } from '../../../data/use-answer.ts';
import { useText } from '../../../i18n/use-text.ts';
import { SaveOutside } from '../../saving/SaveOutside.tsx';

interface SaveListDialogProps {
  readonly selection: Selection;
  readonly count: number;
  readonly onClose: () => void;
}

export const SaveListDialog = ({ selection, count, onClose }: SaveListDialogProps) => {
  const t = useText();
  const { mutate, isPending, error } = useCommand('evidence.saveList', ['custody.page', 'custody.head']);
  return (
    <SaveOutside draft="save-list" isSaving={isPending} error={error} onClose={onClose} save={(asked, onSaved) => { mutate({ ...asked, selection }, { onSuccess: onSaved }); }}
      words={{ title: t('evidence.saveListTitle', { count }), warning: t('evidence.saveListBody'), asText: t('evidence.saveListText'), done: t('evidence.saveListDone', { count }) }} />
  );
};
