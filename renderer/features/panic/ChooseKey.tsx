// The key for this window, chosen by pressing it.
import type { PanicKey } from '../../../shared/panic/schema.ts';
import { useText } from '../../i18n/use-text.ts';
import { Button } from '../../ui/Button.tsx';
import { FailureLine } from '../../ui/FailureLine.tsx';
import { KeyCapture } from './KeyCapture.tsx';
import { shownKey } from './panic-words.ts';
import type { StepProps } from './steps.ts';
import { usePanicChange } from './use-panic-change.ts';

const suggested: PanicKey = { code: 'KeyX', label: 'X', ctrl: true, alt: false, shift: true, meta: false };

export const ChooseKey = ({ settings }: StepProps) => {
  const t = useText();
  const { change, failure } = usePanicChange();
  return (
    <>
      <p className="reading">{t('panic.keyWhy')}</p>
      <KeyCapture chosen={settings.key} onChoose={(key) => { void change({ key }); }} />
      <div className="row">
        <Button onPress={() => { void change({ key: suggested }); }}>{t('panic.keyUse', { key: shownKey(suggested) })}</Button>
        {settings.key === null ? null : <Button kind="quiet" onPress={() => { void change({ key: null }); }}>{t('panic.keyNone')}</Button>}
      </div>
      {failure === null ? null : <FailureLine failure={failure} />}
    </>
  );
};
