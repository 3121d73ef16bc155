// Saves what each item of a job came to as a list outside the vault, for a spreadsheet.
import type { InputOf } from '../../../shared/contract/registry.ts';
import { useCommand } from '../../data/use-answer.ts';
import { useFormatter } from '../../i18n/use-text.ts';
import { announce } from '../../session/notices.ts';
import { Button } from '../../ui/Button.tsx';
import { FailureLine } from '../../ui/FailureLine.tsx';

export const SaveResults = ({ job, only, text }: Pick<InputOf<'evidence.saveResults'>, 'job' | 'only' | 'text'>) => {
  const { text: t, language } = useFormatter();
  const save = useCommand('evidence.saveResults', ['custody.page', 'custody.head']);
  return (
    <>
      <div className="row">
        <Button size="compact" isDisabled={save.isPending} onPress={() => { save.mutate({ job, only, text, format: 'csv', language }, { onSuccess: ({ saved }) => { if (saved) announce(t('activity.savedResults')); } }); }}>{t('activity.saveResults')}</Button>
      </div>
      {save.error === null ? null : <FailureLine failure={save.error.failure} />}
    </>
  );
};
