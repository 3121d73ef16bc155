// Names the pictures of which no copy could be made, each with its reason, and asks what becomes of them. Nothing is presumed.
import { useEffect, useRef } from 'react';
import { useFormatter } from '../../../i18n/use-text.ts';
import type { NotMade } from '../../../media/working-copies/bare-copies.ts';
import { Bdi } from '../../../ui/Bdi.tsx';
import { ItemNumber } from '../../../ui/ItemNumber.tsx';
import { Line } from '../../../ui/Line.tsx';
import { RadioGroup } from '../../../ui/RadioGroup.tsx';
import { mostListedNotMade, type NotMadeWay } from '../rules/leaving.ts';
import { copyFailureWords } from './copy-failure-words.ts';

interface CopiesNotMadeProps {
  readonly notMade: readonly NotMade[];
  readonly way: NotMadeWay | null;
  readonly onChange: (way: NotMadeWay) => void;
  /** Somebody went on without an answer. */
  readonly isMissing: boolean;
  /** By what was answered nothing would leave at all. */
  readonly leavesNothing: boolean;
}

export const CopiesNotMade = ({ notMade, way, onChange, isMissing, leavesNothing }: CopiesNotMadeProps) => {
  const { text: t, failure } = useFormatter();
  const place = useRef<HTMLElement>(null);
  // In a long dialog it would be asked out of sight.
  useEffect(() => { place.current?.scrollIntoView({ block: 'nearest' }); }, [notMade]);
  const count = notMade.length;
  return (
    <section className="stack" data-gap="small" ref={place}>
      <Line tone="warn" mark="attention" role="alert">{t('copies.notMade', { count })}</Line>
      <ul role="list" className="copy-links" aria-label={t('copies.notMadeList')}>
        {notMade.slice(0, mostListedNotMade).map(({ id, name, failed }) => (
          <li key={id}><ItemNumber of={id} /> <Bdi value={name} /> <span className="text-2">{'why' in failed ? t(copyFailureWords[failed.why]) : failure(failed.failure)}</span></li>
        ))}
      </ul>
      {count > mostListedNotMade ? <p>{t('copies.notMadeMore', { count: count - mostListedNotMade })}</p> : null}
      <RadioGroup label={t('copies.notMadeWhat', { count })} value={way} onChange={onChange} error={isMissing ? t('copies.notMadeNeeded') : null} options={[
        { value: 'leave-out', words: t('copies.notMadeLeaveOut', { count }) },
        { value: 'as-added', words: t('copies.notMadeAsAdded', { count }), help: t('copies.notMadeAsAddedHelp', { count }) },
      ]} />
      {leavesNothing ? <Line tone="warn" mark="attention" role="status">{t('copies.notMadeNothing')}</Line> : null}
    </section>
  );
};
