// The marks by page: those of the page that is shown in full, the others as a way to their page.
import type { ReactNode } from 'react';
import { useText } from '../../../i18n/use-text.ts';
import type { PageCover } from '../../../media/working-copies/pdf/make-pdf-copy.ts';
import { Button } from '../../../ui/Button.tsx';

interface MarkedPagesProps {
  readonly page: number;
  readonly covers: readonly PageCover[];
  readonly onGo: (page: number) => void;
  /** The marks of the page that is shown. */
  readonly children: ReactNode;
}

export const MarkedPages = ({ page, covers, onGo, children }: MarkedPagesProps) => {
  const t = useText();
  const counts = new Map<number, number>();
  for (const cover of covers) counts.set(cover.page, (counts.get(cover.page) ?? 0) + 1);
  const others = [...counts].filter(([other]) => other !== page).toSorted(([a], [b]) => a - b);
  return (
    <section className="stack" data-gap="small">
      <h3>{t('copies.marksOnPage', { page })}</h3>
      {children}
      {others.length === 0 ? null : (
        <>
          <h3>{t('copies.marksElsewhere')}</h3>
          <ul role="list" className="copy-pages" aria-label={t('copies.marksElsewhere')}>
            {others.map(([other, count]) => <li key={other}><Button size="compact" onPress={() => { onGo(other); }}>{t('copies.marksOf', { page: other, count })}</Button></li>)}
          </ul>
        </>
      )}
    </section>
  );
};
