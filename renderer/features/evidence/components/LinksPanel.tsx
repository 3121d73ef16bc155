// How an item belongs together with others, as people stated it, with the way to each of them.
import { X } from 'lucide-react';
import { isRead, type ListedRow } from '../../../../shared/evidence/schema.ts';
import type { Formatter } from '../../../../shared/i18n/format.ts';
import type { EvidenceId } from '../../../../shared/ids.ts';
import { useAnswer } from '../../../data/use-answer.ts';
import { useRouter } from '../../../frame/RouteProvider.tsx';
import { useFormatter } from '../../../i18n/use-text.ts';
import { Bdi } from '../../../ui/Bdi.tsx';
import { Button } from '../../../ui/Button.tsx';
import { FailureLine } from '../../../ui/FailureLine.tsx';
import { IconButton } from '../../../ui/IconButton.tsx';
import { ItemNumber } from '../../../ui/ItemNumber.tsx';
import { Line } from '../../../ui/Line.tsx';
import { useFocusNext } from '../../../ui/use-focus-next.ts';
import { useSetLink } from '../hooks/use-set-link.ts';
import { AddLink } from './AddLink.tsx';

/** What lists call the item. */
export const nameOf = (row: ListedRow, { text }: Formatter): string => (!isRead(row) ? text('list.damagedItem') : row.title === '' ? row.fileName : row.title);

export const LinksPanel = ({ id }: { readonly id: EvidenceId }) => {
  const formatter = useFormatter();
  const t = formatter.text;
  const router = useRouter();
  const list = useFocusNext();
  const { data, error } = useAnswer('evidence.links', { id });
  const { set, isBusy, failure } = useSetLink(id);
  if (error !== null) return <FailureLine failure={error.failure} />;
  if (data === undefined) return <p role="status" className="text-2">{t('viewer.loading', { id })}</p>;
  const { links, unread } = data;
  return (
    <div className="stack" data-gap="large" ref={list}>
      <section className="stack" data-gap="small">
        <h2>{t('links.title')}</h2>
        {unread === 0 ? null : <Line mark="wrong">{t('links.unread', { count: unread })}</Line>}
        {links.length === 0 ? (unread === 0 ? <p>{t('links.none')}</p> : null) : (
          <>
            <ul role="list" className="stack" data-gap="small">
              {links.map(({ relation, item }) => (
                <li key={`${relation} ${item.id}`} className="evidence-link">
                  <div className="stack" data-gap="small">
                    <span className="text-2">{formatter.value('relation', relation)}</span>
                    <span><ItemNumber of={item.id} /> <Bdi value={nameOf(item, formatter)} /></span>
                    {!isRead(item) || item.removal === null ? null : <span className="text-2">{t('evidence.onlyRemoved')}</span>}
                    <div><Button size="compact" onPress={() => { router.go({ place: 'evidence item', id: item.id, tab: 'links' }); }}>{t('links.go', { id: item.id })}</Button></div>
                  </div>
                  <IconButton icon={X} name={t('links.remove', { id: item.id })} isDisabled={isBusy} onPress={() => { set(relation, item.id, false); }} />
                </li>
              ))}
            </ul>
            <p className="text-2">{t('links.back')}</p>
          </>
        )}
        {failure === null ? null : <FailureLine failure={failure} />}
      </section>
      <AddLink id={id} links={links} />
    </div>
  );
};
