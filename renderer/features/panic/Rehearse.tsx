// The rehearsal: a practice vault, the real gesture, and what was seen.
import { api } from '../../api.ts';
import { useFormats } from '../../i18n/use-formats.ts';
import { useText } from '../../i18n/use-text.ts';
import { Button } from '../../ui/Button.tsx';
import { Line } from '../../ui/Line.tsx';
import { PanicButton } from './PanicButton.tsx';
import { usePanic } from './panic-context.ts';
import { useHow } from './panic-words.ts';
import type { StepProps } from './steps.ts';

const Result = ({ settings }: StepProps) => {
  const t = useText();
  const formats = useFormats();
  const result = usePanic()?.result ?? null;
  if (result === null) return null;
  return (
    <section className="stack" data-gap="small" role="status" aria-label={t('panic.rehearseDone')}>
      <h2>{t('panic.rehearseDone')}</h2>
      <ul className="panic-list reading">
        <li>{t('panic.rehearseResultTime', { ms: formats.number(Math.ceil(result.unreadableMs)) })}</li>
        <li>{t('panic.rehearseResultFiles', { files: result.files, gone: String(result.folderGone) })}</li>
        <li>{t('panic.rehearseResultOpens', { opensNoMore: String(result.opensNoMore) })}</li>
        <li>{t('panic.rehearseThen', { afterwards: settings.afterwards })}</li>
      </ul>
    </section>
  );
};

export const Rehearse = ({ settings }: StepProps) => {
  const t = useText();
  const how = useHow();
  const state = usePanic()?.rehearsal ?? 'none';
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
      {state === 'done' ? <Result settings={settings} /> : null}
      <div>
        {state === 'none'
          ? <Button onPress={() => { void api.panic.rehearse({}); }}>{t('panic.rehearse')}</Button>
          : <Button onPress={() => { void api.panic.endRehearsal({}); }}>{t('panic.rehearseEnd')}</Button>}
      </div>
    </>
  );
};
