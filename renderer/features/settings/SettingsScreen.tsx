// Settings, in force as soon as they are changed; what touches the way in asks for the passphrase first. One page, with a list of
// what is on it.
import { SectionLinks } from '../../frame/SectionLinks.tsx';
import { useText } from '../../i18n/use-text.ts';
import { AppearanceSettings } from './AppearanceSettings.tsx';
import { KeySettings } from './KeySettings.tsx';
import { LockSettings } from './LockSettings.tsx';
import { PanicSettings } from '../panic/PanicSettings.tsx';
import { PeopleSettings } from './PeopleSettings.tsx';
import { SecretSettings } from './SecretSettings.tsx';
import { settingsSections, type SettingsSectionName } from './settings-sections.ts';
import './settings.css';
import { UnreadSettings } from './UnreadSettings.tsx';
import { WorkSettings } from './WorkSettings.tsx';

const names = Object.keys(settingsSections) as readonly SettingsSectionName[];

export const SettingsScreen = () => {
  const t = useText();
  return (
    <div className="page">
      <h1>{t('settings.title')}</h1>
      <SectionLinks label={t('settings.sections')} sections={names.map((name) => ({ name, heading: t(settingsSections[name]) }))} />
      <UnreadSettings />
      <AppearanceSettings />
      <LockSettings />
      <PanicSettings />
      <PeopleSettings />
      <SecretSettings />
      <WorkSettings />
      <KeySettings />
    </div>
  );
};
