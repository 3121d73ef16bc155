// Panic as a section of Safety: whether it is on, what it cannot do, and the way to its own place. What is set is shown there, after the passphrase: it
// says that there is another vault where that was chosen, and who is looking need not be the person who set it.
import { useRouter } from '../../frame/RouteProvider.tsx';
import { useText } from '../../i18n/use-text.ts';
import { Button } from '../../ui/Button.tsx';
import { SafetySection } from '../safety/SafetySection.tsx';
import { usePanic } from './panic-context.ts';

export const PanicSection = () => {
  const t = useText();
  const router = useRouter();
  const isOn = usePanic()?.settings.isSetUp ?? false;
  return (
    <SafetySection section="panic" help={t('panic.sectionHelp')}>
      <p>{isOn ? `${t('panic.on')}. ${t('panic.onHelp')}` : `${t('panic.off')}. ${t('panic.offHelp')}`}</p>
      <p className="text-2">{t('panic.cannotShort')}</p>
      <div><Button onPress={() => { router.go({ place: 'panic' }); }}>{t(isOn ? 'panic.openChange' : 'panic.open')}</Button></div>
    </SafetySection>
  );
};
