// The key for when other programs are in front: asked of the system, and believed only once it has arrived from there.
import { api } from '../../api.ts';
import { useText } from '../../i18n/use-text.ts';
import { Button } from '../../ui/Button.tsx';
import { FailureLine } from '../../ui/FailureLine.tsx';
import { Line } from '../../ui/Line.tsx';
import { KeyCapture } from './KeyCapture.tsx';
import { usePanic } from './panic-context.ts';
import { shownKey } from './panic-words.ts';
import { ProofLine } from './ProveKey.tsx';
import type { StepProps } from './steps.ts';
import { usePanicChange } from './use-panic-change.ts';

export const SystemKey = ({ settings }: StepProps) => {
  const t = useText();
  const panic = usePanic();
  const { change, failure } = usePanicChange();
  const { systemKey } = settings;
  return (
    <>
      <p className="reading">{t('panic.systemWhy')}</p>
      <KeyCapture chosen={systemKey} onChoose={(key) => { void change({ systemKey: key }); }} />
      {failure === null ? null : <FailureLine failure={failure} />}
      {systemKey === null ? null : (
        <>
          {panic?.systemKeyTaken === true ? <Line tone="warn" mark="attention" role="alert">{t('panic.systemKeyTaken')}</Line> : null}
          <p className="reading">{t('panic.proveSystemHow', { key: shownKey(systemKey) })}</p>
          <ProofLine place="system" />
          <div className="row">
            <Button onPress={() => { void api.panic.prove({ place: 'system' }); }}>{t('panic.proveTry')}</Button>
            <Button kind="quiet" onPress={() => { void change({ systemKey: null }); }}>{t('panic.systemKeyNone')}</Button>
          </div>
        </>
      )}
    </>
  );
};
