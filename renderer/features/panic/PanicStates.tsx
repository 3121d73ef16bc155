// What is set for panic, and what was seen to work and when.
import type { PanicSettings, ProvingPlace } from '../../../shared/panic/schema.ts';
import type { MessageKey } from '../../../shared/i18n/keys.ts';
import { useFormats } from '../../i18n/use-formats.ts';
import { useText } from '../../i18n/use-text.ts';
import { Mark } from '../../ui/Mark.tsx';
import { afterwardsWords, shownKey } from './panic-words.ts';

const rows: readonly (readonly [ProvingPlace, MessageKey, 'key' | 'systemKey'])[] = [
  ['window', 'panic.stateKeyWindow', 'key'], ['lock-screen', 'panic.stateKeyLock', 'key'], ['system', 'panic.stateKeySystem', 'systemKey'],
];

export const PanicStates = ({ settings }: { readonly settings: PanicSettings }) => {
  const t = useText();
  const formats = useFormats();
  return (
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
      <dd>{t(afterwardsWords[settings.afterwards])}</dd>
      <dt>{t('panic.stateTries')}</dt>
      <dd>{settings.wrongTries === 0 ? t('panic.triesNever') : t('panic.triesAfter', { tries: settings.wrongTries })}</dd>
    </dl>
  );
};
