// Steps through the pages of a document.
import { ChevronLeft, ChevronRight } from 'lucide-react';
import { useText } from '../../../i18n/use-text.ts';
import { IconButton } from '../../../ui/IconButton.tsx';

interface PageButtonsProps {
  /** From 1. */
  readonly page: number;
  readonly pages: number;
  readonly onPage: (page: number) => void;
}

export const PageButtons = ({ page, pages, onPage }: PageButtonsProps) => {
  const t = useText();
  return (
    <div className="row viewer-pages" role="group" aria-label={t('viewer.page')}>
      <IconButton icon={ChevronLeft} iconMirrors name={t('viewer.pagePrevious')} isDisabled={page <= 1} onPress={() => { onPage(page - 1); }} />
      <span role="status">{t('viewer.pageOf', { page, pages })}</span>
      <IconButton icon={ChevronRight} iconMirrors name={t('viewer.pageNext')} isDisabled={page >= pages} onPress={() => { onPage(page + 1); }} />
    </div>
  );
};
