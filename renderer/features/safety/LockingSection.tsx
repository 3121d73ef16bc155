// When the vault locks by itself, and the way to change it.
import { useRouter } from '../../frame/RouteProvider.tsx';
import { useText } from '../../i18n/use-text.ts';
import { Button } from '../../ui/Button.tsx';
import { Line } from '../../ui/Line.tsx';
import { useScreenLockTeller } from '../settings/use-screen-lock-teller.ts';
import { useSettings } from '../settings/use-settings.ts';
import { SafetySection } from './SafetySection.tsx';

export const LockingSection = () => {
  const t = useText();
  const router = useRouter();
  const { settings: { idleLockMinutes, lockOnSleep, lockOnScreenLock } } = useSettings();
  const teller = useScreenLockTeller();
  const isUnheard = teller === 'noProgram' || teller === 'noBus';
  return (
    <SafetySection section="locking">
      <Line actions={<Button onPress={() => { router.go({ place: 'settings', section: 'locking' }); }}>{t('safety.lockingChange')}</Button>}>
        {t('safety.lockingNow', { minutes: idleLockMinutes, sleep: String(lockOnSleep), screenLock: isUnheard ? 'unheard' : String(lockOnScreenLock) })}
      </Line>
    </SafetySection>
  );
};
