// Whether taking the disk out locks the vault at once.
import { useText } from '../../i18n/use-text.ts';
import { FailureLine } from '../../ui/FailureLine.tsx';
import { Switch } from '../../ui/Switch.tsx';
import { useSettings } from '../settings/use-settings.ts';

export const LockWithDisk = () => {
  const t = useText();
  const { settings, change, failure } = useSettings();
  return (
    <>
      {failure === null ? null : <FailureLine failure={failure} />}
      <Switch label={t('keyDisk.lockWithDisk')} isSelected={settings.lockOnKeyDisk} onChange={(lockOnKeyDisk) => { change({ lockOnKeyDisk }); }} />
    </>
  );
};
