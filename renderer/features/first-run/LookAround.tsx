// Makes the made-up case and goes into it. There is nothing to choose: it is deleted when it is locked.
import { useState } from 'react';
import type { Failure } from '../../../shared/contract/failure.ts';
import { api } from '../../api.ts';
import { useText } from '../../i18n/use-text.ts';
import { Button } from '../../ui/Button.tsx';
import { FailureLine } from '../../ui/FailureLine.tsx';

interface LookAroundProps {
  readonly onBack: () => void;
  /** The case opens as soon as it is made: until then this screen stays. */
  readonly onBegin: () => void;
  readonly onDone: () => void;
}

export const LookAround = ({ onBack, onBegin, onDone }: LookAroundProps) => {
  const t = useText();
  const [isMaking, setMaking] = useState(false);
  const [failure, setFailure] = useState<Failure | null>(null);
  const make = async (): Promise<void> => {
    setFailure(null);
    setMaking(true);
    onBegin();
    const result = await api.vault.lookAround({});
    setMaking(false);
    if (result.ok) onDone();
    else setFailure(result.failure);
  };
  return (
    <div className="stack" data-gap="large">
      <h1>{t('firstRun.lookAroundTitle')}</h1>
      <p>{t('firstRun.lookAroundAbout')}</p>
      {failure === null ? null : <FailureLine failure={failure} />}
      <p role="status">{isMaking ? t('firstRun.lookAroundMaking') : null}</p>
      <div className="row">
        <Button kind="primary" isDisabled={isMaking} onPress={() => { void make(); }}>{t('firstRun.lookAroundBegin')}</Button>
        <Button onPress={onBack} isDisabled={isMaking}>{t('firstRun.back')}</Button>
      </div>
    </div>
  );
};
