// The set-up, a page at a time. Everything chosen is kept at once; panic is on only after the last page.
import { useCallback, useState } from 'react';
import type { PanicSettings } from '../../../shared/panic/schema.ts';
import { useText } from '../../i18n/use-text.ts';
import { Button } from '../../ui/Button.tsx';
import { FailureLine } from '../../ui/FailureLine.tsx';
import { StepTitle } from '../../ui/StepTitle.tsx';
import { steps, stepToGoOnWith } from './steps.ts';
import { PanicKeepContext, usePanicChange } from './use-panic-change.ts';

export const PanicSetUp = ({ settings, isBusy, onDone, onCancel }: { readonly settings: PanicSettings; readonly isBusy: boolean; readonly onDone: () => void; readonly onCancel: () => void }) => {
  const t = useText();
  const [at, setAt] = useState(() => stepToGoOnWith(settings));
  const { change, failure } = usePanicChange();
  // Which page is next depends on what is being kept, so Continue waits for it; what was not kept is told on this page.
  const [underWay, setUnderWay] = useState(0);
  const [isGoingOn, setGoingOn] = useState(false);
  const keep = useCallback(async (keeping: () => Promise<boolean>) => {
    setUnderWay((before) => before + 1);
    const isKept = await keeping();
    setUnderWay((before) => before - 1);
    if (!isKept) setGoingOn(false);
    return isKept;
  }, []);
  const step = steps[at] ?? steps[0];
  if (step === undefined) return null;
  const next = steps.findIndex(({ isNeeded }, index) => index > at && (isNeeded?.(settings) ?? true));
  const last = steps.findLastIndex(({ isNeeded }, index) => index < at && (isNeeded?.(settings) ?? true));
  if (isGoingOn && underWay === 0) {
    setGoingOn(false);
    setAt(next);
  }
  const canBeReached = settings.key !== null || settings.systemKey !== null || settings.buttonInSidebar || settings.buttonOnUnlock;
  const finish = async (): Promise<void> => { if (await change({ isSetUp: true })) onDone(); };
  return (
    <div className="page" data-steps key={at}>
      <p className="text-2">{t('ui.stepOf', { step: at + 1, total: steps.length })}</p>
      <StepTitle>{t(step.title)}</StepTitle>
      <PanicKeepContext value={keep}><step.Page settings={settings} /></PanicKeepContext>
      {failure === null ? null : <FailureLine failure={failure} />}
      <div className="row" data-align="apart">
        <Button onPress={() => { setGoingOn(false); if (last < 0) onCancel(); else setAt(last); }} isDisabled={isBusy}>{t(last < 0 ? 'ui.cancel' : 'frame.back')}</Button>
        {next < 0
          ? <Button kind="primary" isDisabled={isBusy || !canBeReached} onPress={() => { void finish(); }}>{t(settings.isSetUp ? 'ui.done' : 'panic.finish')}</Button>
          : <Button kind="primary" isDisabled={isBusy} onPress={() => { setGoingOn(true); }}>{t('ui.continue')}</Button>}
      </div>
    </div>
  );
};
