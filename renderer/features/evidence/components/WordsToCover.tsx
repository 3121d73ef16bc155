// Looks for words in the text of the document and covers each place. Says that only text is found.
import { useState } from 'react';
import { isWithin } from '../../../../shared/evidence/working-copy.ts';
import { useText } from '../../../i18n/use-text.ts';
import type { OpenPdf } from '../../../media/open-pdf.ts';
import { findInPdf, type FoundPlace } from '../../../media/working-copies/pdf/find-in-pdf.ts';
import type { PageCover } from '../../../media/working-copies/pdf/make-pdf-copy.ts';
import { Button } from '../../../ui/Button.tsx';
import { TextField } from '../../../ui/TextField.tsx';
import { useRunning } from '../hooks/use-running.ts';
import { DocumentFailed } from './DocumentFailed.tsx';

interface WordsToCoverProps {
  readonly pdf: OpenPdf;
  readonly pages: readonly number[] | null;
  readonly covers: readonly PageCover[];
  readonly onFound: (found: readonly FoundPlace[]) => void;
}

const longest = 200;

/** Whether one box that is there already covers all of it. */
const isCovered = ({ page, area }: FoundPlace, covers: readonly PageCover[]): boolean => covers.some((cover) => cover.page === page && cover.way === 'box' && area.x >= cover.x && area.y >= cover.y
  && isWithin({ ...area, x: area.x - cover.x, y: area.y - cover.y }, cover));

export const WordsToCover = ({ pdf, pages, covers, onFound }: WordsToCoverProps) => {
  const t = useText();
  const [typed, setTyped] = useState('');
  const [told, setTold] = useState<string | null>(null);
  const finding = useRunning<number>();
  const find = (): void => {
    if (pages === null || typed.trim() === '') return;
    setTold(null);
    finding.run(0, (hear, signal) => findInPdf(pdf, pages, typed, hear, signal), (found) => {
      const fresh = found.filter((place) => !isCovered(place, covers));
      if (fresh.length > 0) onFound(fresh);
      setTold(t('copies.foundCount', { count: fresh.length, already: found.length - fresh.length, pages: new Set(fresh.map(({ page }) => page)).size, words: typed.trim() }));
    });
  };
  return (
    <form className="stack" data-gap="small" onSubmit={(event) => { event.preventDefault(); find(); }}>
      <TextField label={t('copies.find')} hint={t('copies.findHint')} value={typed} maxLength={longest} onChange={setTyped} />
      <div className="row">
        <Button size="compact" type="submit" isDisabled={pages === null || finding.progress !== null || typed.trim() === ''}>{t('copies.findNow')}</Button>
        {finding.progress === null ? null : <Button size="compact" onPress={finding.stop}>{t('copies.stop')}</Button>}
      </div>
      <p role="status">{finding.progress === null ? told ?? '' : t('copies.finding', { page: finding.progress + 1, pages: pages?.length ?? 0 })}</p>
      {finding.failed === null ? null : <DocumentFailed failed={finding.failed} />}
    </form>
  );
};
