// What typing at the practice vault came to.
import type { DuressAttempt, DuressChoice } from '../../../shared/duress/schema.ts';
import { useFormats } from '../../i18n/use-formats.ts';
import { useText } from '../../i18n/use-text.ts';

export const AttemptResult = ({ attempt, choice }: { readonly attempt: DuressAttempt; readonly choice: DuressChoice }) => {
  const t = useText();
  const formats = useFormats();
  const { answer, ms, wrongMs, opensNoMore } = attempt;
  return (
    <section className="stack" data-gap="small" role="status" aria-label={t('duress.attempted')}>
      <h2>{t('duress.attempted')}</h2>
      <ul className="panic-list reading">
        <li>{t('duress.attemptAnswer', { answer })}</li>
        {choice === 'destroy' && answer === 'nothing' ? <li>{t('duress.attemptOpens', { opensNoMore: String(opensNoMore) })}</li> : null}
        <li>{t('duress.attemptTime', { ms: formats.number(Math.round(ms)), wrongMs: formats.number(Math.round(wrongMs)) })}</li>
        <li>{t('duress.attemptReal')}</li>
      </ul>
    </section>
  );
};
