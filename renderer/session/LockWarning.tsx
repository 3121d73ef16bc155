// The line half a minute before the vault locks by itself. Drafts are sent as soon as it shows.
import { useEffect, useState } from 'react';
import { api, listen } from '../api.ts';
import { useText } from '../i18n/use-text.ts';
import { Button } from '../ui/Button.tsx';
import { Line } from '../ui/Line.tsx';
import { pendingSaves } from './pending-saves.ts';

export const LockWarning = () => {
  const t = useText();
  const [seconds, setSeconds] = useState<number | null>(null);
  useEffect(
    () =>
      listen('vault.aboutToLock', (payload) => {
        setSeconds(payload.seconds);
        if (payload.seconds !== null) void pendingSaves.flush();
      }),
    [],
  );
  useEffect(() => {
    if (seconds === null || seconds === 0) return undefined;
    const tick = setTimeout(() => { setSeconds(seconds - 1); }, 1000);
    return () => { clearTimeout(tick); };
  }, [seconds]);
  if (seconds === null) return null;
  return (
    <Line tone="warn" mark="attention" actions={<Button onPress={() => { setSeconds(null); void api.window.active({}); }}>{t('frame.lockingSoonStay')}</Button>}>
      <span aria-hidden="true">{t('frame.lockingSoon', { seconds })}</span>
      <span className="only-spoken" role="alert">{t('frame.lockingSoon', { seconds: 30 })}</span>
    </Line>
  );
};
