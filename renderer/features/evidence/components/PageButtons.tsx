// Steps through the pages of a document, and goes to one by its number.
import { ChevronLeft, ChevronRight } from 'lucide-react';
import { useState } from 'react';
import { latinDigits } from '../../../../shared/i18n/calendar.ts';
import { useText } from '../../../i18n/use-text.ts';
import { IconButton } from '../../../ui/IconButton.tsx';
import { TextField } from '../../../ui/TextField.tsx';

interface PageButtonsProps {
  /** From 1. */
  readonly page: number;
  readonly pages: number;
  readonly onPage: (page: number) => void;
}

/** Up to here stepping is enough. */
const fewPages = 5;

const PageField = ({ page, pages, onPage }: PageButtonsProps) => {
  const t = useText();
  const [typed, setTyped] = useState(String(page));
  const go = (): void => {
    const wanted = Number(latinDigits(typed.trim()));
    if (Number.isInteger(wanted) && wanted >= 1 && wanted <= pages) onPage(wanted);
    else setTyped(String(page));
  };
  return (
    <form className="viewer-page-field" onSubmit={(event) => { event.preventDefault(); go(); }}>
      <TextField label={t('viewer.page')} isLabelHidden direction="ltr" inputMode="numeric" value={typed} maxLength={9} onChange={setTyped} onBlur={go} />
    </form>
  );
};

export const PageButtons = ({ page, pages, onPage }: PageButtonsProps) => {
  const t = useText();
  return (
    <div className="row viewer-pages" role="group" aria-label={t('viewer.page')}>
      <IconButton icon={ChevronLeft} iconMirrors name={t('viewer.pagePrevious')} isDisabled={page <= 1} onPress={() => { onPage(page - 1); }} />
      {pages > fewPages ? <PageField key={page} page={page} pages={pages} onPage={onPage} /> : null}
      {pages > fewPages ? <span aria-hidden="true">{t('viewer.ofPages', { pages })}</span> : null}
      <span role="status" {...(pages > fewPages ? { className: 'only-spoken' } : {})}>{t('viewer.pageOf', { page, pages })}</span>
      <IconButton icon={ChevronRight} iconMirrors name={t('viewer.pageNext')} isDisabled={page >= pages} onPress={() => { onPage(page + 1); }} />
    </div>
  );
};
