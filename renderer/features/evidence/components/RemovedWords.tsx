// The words that a document says in text where its copy is covered, by page. They stay in the vault.
import type { PdfPlan } from '../../../../shared/evidence/pdf-copy.ts';
import { useText } from '../../../i18n/use-text.ts';
import { Bdi } from '../../../ui/Bdi.tsx';

export const RemovedWords = ({ plan }: { readonly plan: PdfPlan }) => {
  const t = useText();
  const pages = plan.pages.filter(({ removed }) => removed.length > 0);
  const silent = plan.pages.filter(({ covers, removed }) => covers.length > 0 && removed.length === 0).map(({ page }) => page);
  return (
    <section className="stack" data-gap="small">
      {pages.length === 0 ? null : <h3>{t('copies.removed')}</h3>}
      {pages.length === 0 ? null : (
        <ul role="list" className="copy-links" aria-label={t('copies.removed')}>
          {pages.map(({ page, removed }) => <li key={page}>{t('copies.removedOn', { page })} <Bdi value={removed.join(' ')} /></li>)}
        </ul>
      )}
      {pages.length === 0 ? null : <p className="text-2">{t('copies.removedHint')}</p>}
      {silent.length === 0 ? null : <p className="text-2">{t('copies.removedPictures', { count: silent.length, page: silent[0] ?? 0 })}</p>}
    </section>
  );
};
