// Panic as a section of Safety: what is set, what it cannot do, and the way to its own place.
import { useRouter } from '../../frame/RouteProvider.tsx';
import { useText } from '../../i18n/use-text.ts';
import { Button } from '../../ui/Button.tsx';
import { SafetySection } from '../safety/SafetySection.tsx';
import { usePanic } from './panic-context.ts';
import { PanicStates } from './PanicStates.tsx';

export const PanicSection = () => {
  const t = useText();
  const router = useRouter();
  const settings = usePanic()?.settings;
  const isOn = settings?.isSetUp ?? false;
  return (
    <SafetySection section="panic">
      {settings !== undefined && isOn ? <PanicStates settings={settings} /> : <p>{t('panic.off')}. {t('panic.offHelp')}</p>}
      <p className="text-2">{t('panic.cannotShort')}</p>
      <div><Button onPress={() => { router.go({ place: 'panic' }); }}>{t(isOn ? 'panic.openChange' : 'panic.open')}</Button></div>
    </SafetySection>
  );
};
