// Panic among the settings: on or off, and the way to its own place.
import { useRouter } from '../../frame/RouteProvider.tsx';
import { useText } from '../../i18n/use-text.ts';
import { Button } from '../../ui/Button.tsx';
import { SettingsSection } from '../settings/SettingsSection.tsx';
import { usePanic } from './panic-context.ts';

export const PanicSettings = () => {
  const t = useText();
  const router = useRouter();
  const isOn = usePanic()?.settings.isSetUp ?? false;
  return (
    <SettingsSection section="panic">
      <p>{isOn ? t('panic.on') : `${t('panic.off')}. ${t('panic.offHelp')}`}</p>
      <div><Button onPress={() => { router.go({ place: 'panic' }); }}>{t(isOn ? 'panic.openChange' : 'panic.open')}</Button></div>
    </SettingsSection>
  );
};
