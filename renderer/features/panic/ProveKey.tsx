// A key is believed only where somebody has pressed it: in this window, and on the unlock screen.
import type { ProvingPlace } from '../../../shared/panic/schema.ts';
import { api } from '../../api.ts';
import { useFormats } from '../../i18n/use-formats.ts';
import { useText } from '../../i18n/use-text.ts';
import { useSession } from '../../session/session-context.ts';
import { Button } from '../../ui/Button.tsx';
import { Line } from '../../ui/Line.tsx';
import { usePanic } from './panic-context.ts';
import { useHow } from './panic-words.ts';
import type { StepProps } from './steps.ts';

/** When it was last seen to arrive there, or that it is being waited for. */
export const ProofLine = ({ place }: { readonly place: ProvingPlace }) => {
  const t = useText();
  const formats = useFormats();
  const panic = usePanic();
  if (panic === null) return null;
  if (panic.proving === place) {
    return (
      <Line tone="info" mark="not-known" role="status" actions={<Button onPress={() => { void api.panic.stopProving({}); }}>{t('panic.proveStop')}</Button>}>
        {t(panic.heardInFront ? 'panic.heardInFront' : 'panic.proveWaiting')}
      </Line>
    );
  }
  const at = panic.settings.proven[place];
  return at === null ? <Line mark="not-known">{t('panic.notProven')}</Line> : <Line tone="ok" mark="fine" role="status">{t('panic.arrived')} {t('panic.arrivedAt', { date: formats.dateTime(at) })}</Line>;
};

export const ProveInWindow = ({ settings }: StepProps) => {
  const t = useText();
  const how = useHow();
  return (
    <>
      <p className="reading">{t('panic.proveWindowHow', how(settings))}</p>
      <ProofLine place="window" />
      <div><Button isDisabled={settings.key === null} onPress={() => { void api.panic.prove({ place: 'window' }); }}>{t('panic.proveTry')}</Button></div>
    </>
  );
};

export const ProveOnLock = ({ settings }: StepProps) => {
  const t = useText();
  const how = useHow();
  const { lock } = useSession();
  const start = async (): Promise<void> => {
    const result = await api.panic.prove({ place: 'lock-screen' });
    if (result.ok) lock();
  };
  return (
    <>
      <p className="reading">{t('panic.proveLockHow', how(settings))}</p>
      <ProofLine place="lock-screen" />
      <div><Button isDisabled={settings.key === null} onPress={() => { void start(); }}>{t('panic.proveLock')}</Button></div>
    </>
  );
};
