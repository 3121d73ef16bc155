// Writes the custody log, as it is filtered, as a list outside the vault.
import type { LogFilter } from '../../../../shared/custody/schema.ts';
import { useCommand } from '../../../data/use-answer.ts';
import { useText } from '../../../i18n/use-text.ts';
import { SaveOutside } from '../../saving/SaveOutside.tsx';

interface SaveLogDialogProps {
  /** Null for the whole log. */
  readonly filter: LogFilter | null;
  readonly count: number;
  readonly onClose: () => void;
}

export const SaveLogDialog = ({ filter, count, onClose }: SaveLogDialogProps) => {
  const t = useText();
  const { mutate, isPending, error } = useCommand('evidence.saveLog', ['custody.page', 'custody.head']);
  return (
    <SaveOutside draft="save-log" isSaving={isPending} error={error} onClose={onClose} save={(asked, onSaved) => { mutate({ ...asked, filter }, { onSuccess: onSaved }); }}
      words={{ title: t('custody.logSaveTitle', { count }), warning: t('custody.logSaveBody'), asText: t('custody.logSaveText'), done: t('custody.logSaved', { count }) }} />
  );
};
