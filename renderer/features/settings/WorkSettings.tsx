// How grid and viewer behave.
import { useText } from '../../i18n/use-text.ts';
import { Switch } from '../../ui/Switch.tsx';
import { SettingsSection } from './SettingsSection.tsx';
import { useSettings } from './use-settings.ts';

export const WorkSettings = () => {
  const t = useText();
  const { settings, change } = useSettings();
  return (
    <SettingsSection section="work">
      <Switch label={t('settings.coverUnreviewed')} help={t('settings.coverUnreviewedHelp')} isSelected={settings.coverUnreviewed} onChange={(coverUnreviewed) => { change({ coverUnreviewed }); }} />
      <Switch label={t('settings.singleKeys')} help={t('settings.singleKeysHelp')} isSelected={settings.singleKeyShortcuts} onChange={(singleKeyShortcuts) => { change({ singleKeyShortcuts }); }} />
    </SettingsSection>
  );
};
