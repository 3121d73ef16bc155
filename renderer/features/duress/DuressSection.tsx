// The duress passphrase as a section of Safety: the same words and the same button, whether or not there is one.
import { useRouter } from '../../frame/RouteProvider.tsx';
import { useText } from '../../i18n/use-text.ts';
import { Button } from '../../ui/Button.tsx';
import { SafetySection } from '../safety/SafetySection.tsx';

export const DuressSection = () => {
  const t = useText();
  const router = useRouter();
  return (
    <SafetySection section="duress" help={t('duress.sectionHelp')}>
      <div><Button onPress={() => { router.go({ place: 'duress' }); }}>{t('duress.open')}</Button></div>
    </SafetySection>
  );
};
