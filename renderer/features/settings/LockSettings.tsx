// When the vault locks by itself. It can be later, but never off.
import { useText } from '../../i18n/use-text.ts';
import { FailureLine } from '../../ui/FailureLine.tsx';
import { Select } from '../../ui/Select.tsx';
import { Switch } from '../../ui/Switch.tsx';
import { SettingsSection } from './SettingsSection.tsx';
import { useScreenLockTeller } from './use-screen-lock-teller.ts';
import { useSettings } from './use-settings.ts';

const choices = [1, 2, 3, 5, 10, 15, 30, 60] as const;

export const LockSettings = () => {
  const t = useText();
  const { settings, change, failure } = useSettings();
  const teller = useScreenLockTeller();
  const minutes = [...new Set([...choices, settings.idleLockMinutes])].sort((a, b) => a - b);
  return (
    <SettingsSection section="locking">
      {failure === null ? null : <FailureLine failure={failure} />}
      <Select label={t('settings.idle')} value={String(settings.idleLockMinutes)} onChange={(value) => { change({ idleLockMinutes: Number(value) }); }}
        options={minutes.map((count) => ({ value: String(count), words: t('settings.idleMinutes', { count }) }))} />
      <Switch label={t('settings.lockOnSleep')} isSelected={settings.lockOnSleep} onChange={(lockOnSleep) => { change({ lockOnSleep }); }} />
      <Switch label={t('settings.lockOnScreenLock')} {...(teller === null ? {} : { help: t('settings.lockOnScreenLockHelp', { teller }) })} isSelected={settings.lockOnScreenLock} onChange={(lockOnScreenLock) => { change({ lockOnScreenLock }); }} />
      <Switch label={t('settings.askEachTime')} help={t('settings.askEachTimeHint')} isSelected={settings.askEachTime} onChange={(askEachTime) => { change({ askEachTime }); }} />
    </SettingsSection>
  );
};
