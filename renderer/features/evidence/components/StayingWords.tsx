// Words that were covered in one place and can still be read in another: a warning, with the way there.
import { useText } from '../../../i18n/use-text.ts';
import type { StayingWord } from '../../../media/working-copies/pdf/removed-words.ts';
import { Bdi } from '../../../ui/Bdi.tsx';
import { Button } from '../../../ui/Button.tsx';
import { Line } from '../../../ui/Line.tsx';

interface StayingWordsProps {
  readonly words: readonly StayingWord[];
  readonly onGo: (page: number) => void;
  readonly onCover: (word: StayingWord) => void;
}

/** As many as are listed: the rarest say the most. */
const mostListed = 12;

export const StayingWords = ({ words, onGo, onCover }: StayingWordsProps) => {
  const t = useText();
  if (words.length === 0) return null;
  return (
    <section className="stack" data-gap="small">
      <Line tone="warn" mark="attention" role="status">{t('copies.staying', { count: words.length })}</Line>
      <ul role="list" className="copy-list" aria-label={t('copies.stayingList')}>
        {words.slice(0, mostListed).map((word) => {
          const pages = [...new Set(word.places.map(({ page }) => page))];
          const first = pages[0] ?? 1;
          return (
            <li key={word.folded} className="copy-list-one copy-list-fields stack" data-gap="small">
              <strong><Bdi value={word.written} /></strong>
              <span>{t('copies.stayingOn', { others: pages.length - 1, page: first })}</span>
              <div className="row">
                <Button size="compact" onPress={() => { onGo(first); }}>{t('copies.stayingGo', { page: first })}</Button>
                <Button size="compact" aria-label={t('copies.stayingCoverName', { word: word.written })} onPress={() => { onCover(word); }}>{t('copies.stayingCover', { count: word.places.length })}</Button>
              </div>
            </li>
          );
        })}
      </ul>
      {words.length > mostListed ? <p className="text-2">{t('copies.stayingMore', { count: words.length - mostListed })}</p> : null}
    </section>
  );
};
