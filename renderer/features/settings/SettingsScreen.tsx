// Settings, in force as soon as they are changed; what touches the way in asks for the passphrase first. One page, with a list of
// what is on it.
import { useText } from '../../i18n/use-text.ts';
import { Button } from '../../ui/Button.tsx';
import { AppearanceSettings } from './AppearanceSettings.tsx';
import { CheckSettings } from './CheckSettings.tsx';
import { KeySettings } from './KeySettings.tsx';
import { LockSettings } from './LockSettings.tsx';
import { PanicSettings } from '../panic/PanicSettings.tsx';
import { PeopleSettings } from './PeopleSettings.tsx';
import { SecretSettings } from './SecretSettings.tsx';
import { settingsSections, showSection, type SettingsSectionName } from './settings-sections.ts';
import './settings.css';
import { WorkSettings } from './WorkSettings.tsx';

const names = Object.keys(settingsSections) as readonly SettingsSectionName[];

export const SettingsScreen = () => {
  const t = useText();
  return (
    <div className="page">
      <h1>{t('settings.title')}</h1>
      <nav aria-label={t('settings.sections')}>
        <ul role="list" className="settings-list">{names.map((name) => <li key={name}><Button kind="quiet" size="compact" onPress={() => { showSection(name); }}>{t(settingsSections[name])}</Button></li>)}</ul>
      </nav>
      <AppearanceSettings />
      <LockSettings />
      <PanicSettings />
      <PeopleSettings />
      <SecretSettings />
      <CheckSettings />
      <WorkSettings />
      <KeySettings />
    </div>
  );
};
