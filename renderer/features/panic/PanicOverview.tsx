// Panic once it is set up: what is on, what was seen to work and when, rehearse, change, turn off.
import type { PanicSettings, ProvingPlace } from '../../../shared/panic/schema.ts';
import type { MessageKey } from '../../../shared/i18n/keys.ts';
import { useFormats } from '../../i18n/use-formats.ts';
import { useText } from '../../i18n/use-text.ts';
import { Button } from '../../ui/Button.tsx';
import { FailureLine } from '../../ui/FailureLine.tsx';
import { Mark } from '../../ui/Mark.tsx';
import { AboutPanic } from './AboutPanic.tsx';
import { shownKey } from './panic-words.ts';
import { Rehearse } from './Rehearse.tsx';
import { usePanicChange } from './use-panic-change.ts';

const rows: readonly (readonly [ProvingPlace, MessageKey, 'key' | 'systemKey'])[] = [
  ['window', 'panic.stateKeyWindow', 'key'], ['lock-screen', 'panic.stateKeyLock', 'key'], ['system', 'panic.stateKeySystem', 'systemKey'],
];

export const PanicOverview = ({ settings, isBusy, onChange }: { readonly settings: PanicSettings; readonly isBusy: boolean; readonly onChange: () => void }) => {
  const t = useText();
  const formats = useFormats();
  const { change, failure } = usePanicChange();
  return (
    <div className="page">
      <h1>{t('panic.title')}</h1>
      <section className="panel stack" aria-label={t('panic.on')}>
        <dl className="panic-states">
          <dt>{t('panic.title')}</dt>
          <dd>{t('panic.on')}</dd>
          {rows.map(([place, words, which]) => {
            const key = settings[which];
            const at = settings.proven[place];
            return [
              <dt key={`${place} words`}>{t(words)}</dt>,
              <dd key={place} className="row">
                {key === null ? t('panic.keyNone') : <><span dir="ltr">{shownKey(key)}</span><Mark state={at === null ? 'not-known' : 'fine'} spoken={null} /><span>{at === null ? t('panic.notProven') : t('panic.arrivedAt', { date: formats.date(at) })}</span></>}
              </dd>,
            ];
          })}
          <dt>{t('panic.stateAfterwards')}</dt>
          <dd>{t(settings.afterwards === 'quit' ? 'panic.afterwardsQuit' : 'panic.afterwardsFirstRun')}</dd>
        </dl>
        {failure === null ? null : <FailureLine failure={failure} />}
        <div className="row">
          <Button isDisabled={isBusy} onPress={onChange}>{t('panic.change')}</Button>
          <Button kind="quiet" isDisabled={isBusy} onPress={() => { void change({ isSetUp: false }); }}>{t('panic.turnOff')}</Button>
        </div>
      </section>
      <section className="panel stack" aria-labelledby="panic-rehearse"><h2 id="panic-rehearse">{t('panic.rehearseTitle')}</h2><Rehearse settings={settings} /></section>
      <section className="panel stack" aria-label={t('panic.aboutTitle')}><AboutPanic /></section>
    </div>
  );
};
