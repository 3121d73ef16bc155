// After how many days without a proven backup Home says so.
import { reminderDays } from '../../../shared/backup/rules.ts';
import { useText } from '../../i18n/use-text.ts';
import { FailureLine } from '../../ui/FailureLine.tsx';
import { RadioGroup } from '../../ui/RadioGroup.tsx';
import { useSettings } from '../settings/use-settings.ts';

export const BackupReminder = () => {
  const t = useText();
  const { settings: { backupEveryDays }, change, failure } = useSettings();
  const days = [...new Set([...reminderDays, backupEveryDays])].sort((one, other) => one - other);
  return (
    <>
      <RadioGroup label={t('backup.reminder')} hint={t('backup.reminderHint')} layout="row" value={String(backupEveryDays)} onChange={(value) => { change({ backupEveryDays: Number(value) }); }}
        options={days.map((count) => ({ value: String(count), words: t('backup.reminderDays', { count }) }))} />
      {failure === null ? null : <FailureLine failure={failure} />}
    </>
  );
};
