// Settings, in force as soon as they are changed; what touches the way in asks for the passphrase first.
import { useText } from '../../i18n/use-text.ts';
import { AppearanceSettings } from './AppearanceSettings.tsx';
import { CheckSettings } from './CheckSettings.tsx';
import { KeySettings } from './KeySettings.tsx';
import { LockSettings } from './LockSettings.tsx';
import { PanicSettings } from '../panic/PanicSettings.tsx';
import { PeopleSettings } from './PeopleSettings.tsx';
import { SecretSettings } from './SecretSettings.tsx';
import { WorkSettings } from './WorkSettings.tsx';

export const SettingsScreen = () => {
  const t = useText();
  return (
    <div className="page">
      <h1>{t('settings.title')}</h1>
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
