// Which pages stay in the copy: written as numbers, or the page that is shown left out and taken in again.
import { useText } from '../../../i18n/use-text.ts';
import { Button } from '../../../ui/Button.tsx';
import { TextField } from '../../../ui/TextField.tsx';
import { pagesIn, pagesWritten } from '../rules/pages-that-stay.ts';

interface PagesThatStayProps {
  readonly typed: string;
  readonly page: number;
  readonly of: number;
  readonly onChange: (typed: string, name?: string) => void;
}

const longest = 2000;

export const PagesThatStay = ({ typed, page, of, onChange }: PagesThatStayProps) => {
  const t = useText();
  const pages = pagesIn(typed, of);
  const stays = pages === null || pages.includes(page);
  const toggle = (): void => {
    if (pages !== null) onChange(pagesWritten(stays ? pages.filter((one) => one !== page) : [...pages, page].toSorted((a, b) => a - b), of).slice(0, longest));
  };
  return (
    <section className="stack" data-gap="small">
      <TextField label={t('copies.pages')} hint={t('copies.pagesHint', { pages: of })} direction="ltr" maxLength={longest} value={typed} onChange={(next) => { onChange(next, 'pages'); }}
        error={pages === null ? t('copies.pagesWrong', { pages: of }) : null} />
      <div className="row"><Button size="compact" isDisabled={pages === null || (stays && pages.length === 1)} onPress={toggle}>{t(stays ? 'copies.pageOut' : 'copies.pageIn', { page })}</Button></div>
      {pages === null ? null : <p role="status" className="text-2">{t('copies.pagesCount', { count: pages.length, pages: of })}</p>}
    </section>
  );
};
