// What was seen when a practice vault was made unreadable.
import type { PanicSettings, RehearsalResult } from '../../../shared/panic/schema.ts';
import { useFormats } from '../../i18n/use-formats.ts';
import { useText } from '../../i18n/use-text.ts';

export const RehearsalSeen = ({ result, settings }: { readonly result: RehearsalResult; readonly settings: PanicSettings }) => {
  const t = useText();
  const formats = useFormats();
  return (
    <section className="stack" data-gap="small" role="status" aria-label={t('panic.rehearseDone')}>
      <h2>{t('panic.rehearseDone')}</h2>
      <ul className="panic-list reading">
        <li>{t('panic.rehearseResultTime', { ms: formats.number(Math.ceil(result.unreadableMs)) })}</li>
        <li>{t('panic.rehearseResultFiles', { files: result.files, gone: String(result.folderGone) })}</li>
        <li>{t('panic.rehearseResultOpens', { opensNoMore: String(result.opensNoMore) })}</li>
        <li>{t('panic.rehearseThen', { afterwards: settings.afterwards })}</li>
      </ul>
    </section>
  );
};
