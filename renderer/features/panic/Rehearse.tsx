// The rehearsal: a practice vault, the real gesture, and what was seen.
import { api } from '../../api.ts';
import { useText } from '../../i18n/use-text.ts';
import { Button } from '../../ui/Button.tsx';
import { Line } from '../../ui/Line.tsx';
import { PanicButton } from './PanicButton.tsx';
import { usePanic } from './panic-context.ts';
import { useHow } from './panic-words.ts';
import { RehearsalSeen } from './RehearsalSeen.tsx';
import type { StepProps } from './steps.ts';

export const Rehearse = ({ settings }: StepProps) => {
  const t = useText();
  const how = useHow();
  const panic = usePanic();
  const state = panic?.rehearsal ?? 'none';
  const result = panic?.result ?? null;
  return (
    <>
      <p className="reading">{t('panic.rehearseHow')}</p>
      {state === 'making' ? <p role="status">{t('panic.rehearseMaking')}</p> : null}
      {state === 'running' ? <p role="status">{t('panic.rehearseRunning')}</p> : null}
      {state === 'failed' ? <Line tone="danger" mark="wrong" role="alert">{t('panic.rehearseFailed')}</Line> : null}
      {state === 'ready' ? (
        <div className="stack" role="status">
          <p className="reading">{t('panic.rehearseReady')} {t('panic.rehearseNow', how(settings))}</p>
          <div className="row"><span>{t('panic.rehearseNowButton')}</span><PanicButton place="rehearsal" /></div>
        </div>
      ) : null}
      {state === 'done' && result !== null ? <RehearsalSeen result={result} settings={settings} /> : null}
      <div>
        {state === 'none'
          ? <Button onPress={() => { void api.panic.rehearse({}); }}>{t('panic.rehearse')}</Button>
          : <Button onPress={() => { void api.panic.endRehearsal({}); }}>{t('panic.rehearseEnd')}</Button>}
      </div>
    </>
  );
};
