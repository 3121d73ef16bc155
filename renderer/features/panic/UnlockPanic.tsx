// What the unlock screen shows of panic: nothing, unless a button was asked for or the key is being tried there, or was just tried.
import { useState } from 'react';
import { api } from '../../api.ts';
import { useText } from '../../i18n/use-text.ts';
import { Button } from '../../ui/Button.tsx';
import { Line } from '../../ui/Line.tsx';
import { PanicButton } from './PanicButton.tsx';
import { usePanic } from './panic-context.ts';
import { useHow } from './panic-words.ts';

export const UnlockPanic = () => {
  const t = useText();
  const how = useHow();
  const panic = usePanic();
  const [before, setBefore] = useState<{ readonly proven: number | null } | null>(null);
  const isTrying = panic?.proving === 'lock-screen';
  const proven = panic?.settings.proven['lock-screen'] ?? null;
  if (isTrying && before === null) setBefore({ proven });
  if (isTrying) {
    return (
      <Line tone="info" role="status" actions={<Button onPress={() => { void api.panic.stopProving({}); }}>{t('panic.proveStop')}</Button>}>
        {t('panic.practiceNothing')} {t('panic.rehearseNow', how(panic.settings))}
      </Line>
    );
  }
  return (
    <>
      {before === null || proven === before.proven ? null : <Line tone="ok" mark="fine" role="status">{t('panic.arrived')} {t('panic.arrivedGoOn')}</Line>}
      <div className="row" data-align="end"><PanicButton place="unlock" /></div>
    </>
  );
};
