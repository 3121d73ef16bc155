// Panic once it is set up: what is on, what was seen to work and when, rehearse, change, turn off.
import type { PanicSettings } from '../../../shared/panic/schema.ts';
import { useText } from '../../i18n/use-text.ts';
import { Button } from '../../ui/Button.tsx';
import { FailureLine } from '../../ui/FailureLine.tsx';
import { AboutPanic } from './AboutPanic.tsx';
import { PanicStates } from './PanicStates.tsx';
import { Rehearse } from './Rehearse.tsx';
import { RehearseTries } from './RehearseTries.tsx';
import { usePanicChange } from './use-panic-change.ts';

export const PanicOverview = ({ settings, isBusy, onChange }: { readonly settings: PanicSettings; readonly isBusy: boolean; readonly onChange: () => void }) => {
  const t = useText();
  const { change, failure } = usePanicChange();
  return (
    <div className="page">
      <h1>{t('panic.title')}</h1>
      <section className="panel stack" aria-label={t('panic.on')}>
        <PanicStates settings={settings} />
        {failure === null ? null : <FailureLine failure={failure} />}
        <div className="row">
          <Button isDisabled={isBusy} onPress={onChange}>{t('panic.change')}</Button>
          <Button kind="quiet" isDisabled={isBusy} onPress={() => { void change({ isSetUp: false }); }}>{t('panic.turnOff')}</Button>
        </div>
      </section>
      <section className="panel stack" aria-labelledby="panic-rehearse"><h2 id="panic-rehearse">{t('panic.rehearseTitle')}</h2><Rehearse settings={settings} /></section>
      <section className="panel stack" aria-labelledby="panic-tries-rehearse"><h2 id="panic-tries-rehearse">{t('panic.triesRehearseTitle')}</h2><RehearseTries settings={settings} isDisabled={isBusy} /></section>
      <section className="panel stack" aria-label={t('panic.aboutTitle')}><AboutPanic /></section>
    </div>
  );
};
