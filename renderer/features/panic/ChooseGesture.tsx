// Holding, and how long; or two presses. And how long the system-wide key can be stopped.
import { useText } from '../../i18n/use-text.ts';
import { RadioGroup } from '../../ui/RadioGroup.tsx';
import type { StepProps } from './steps.ts';
import { usePanicChange } from './use-panic-change.ts';

const holds = [1000, 1500, 2000, 3000, 5000] as const;
const countdowns = [0, 1, 2, 3, 4, 5] as const;

export const ChooseGesture = ({ settings }: StepProps) => {
  const t = useText();
  const { change } = usePanicChange();
  return (
    <>
      <RadioGroup label={t('panic.gesture')} value={settings.gesture} onChange={(gesture) => { void change({ gesture }); }}
        options={[{ value: 'hold', words: t('panic.gestureHold') }, { value: 'two-presses', words: t('panic.gestureTwo'), help: t('panic.gestureTwoHelp') }]} />
      {settings.gesture === 'hold' ? (
        <RadioGroup label={t('panic.hold')} layout="row" value={String(settings.holdMs)} onChange={(holdMs) => { void change({ holdMs: Number(holdMs) }); }}
          options={holds.map((ms) => ({ value: String(ms), words: t('panic.holdSeconds', { seconds: ms / 1000 }) }))} />
      ) : null}
      {settings.systemKey === null ? null : (
        <RadioGroup label={t('panic.countdown')} hint={t('panic.countdownHelp')} layout="row" value={String(settings.countdownSeconds)} onChange={(seconds) => { void change({ countdownSeconds: Number(seconds) }); }}
          options={countdowns.map((seconds) => ({ value: String(seconds), words: t('panic.holdSeconds', { seconds }) }))} />
      )}
    </>
  );
};
