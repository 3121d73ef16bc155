// Everything known about one item: what people say, where that differs from the file, tags, what the file says, how it came in;
// and its custody log. The form is made anew for each item, so that nothing typed can land on another.
import { useEffect, useState } from 'react';
import type { EvidenceId } from '../../../../shared/ids.ts';
import { useAnswer } from '../../../data/use-answer.ts';
import type { ItemTab } from '../../../routes.ts';
import { useFormats } from '../../../i18n/use-formats.ts';
import { useText } from '../../../i18n/use-text.ts';
import { Line } from '../../../ui/Line.tsx';
import { Tabs } from '../../../ui/Tabs.tsx';
import { CustodyPanel } from '../../custody/CustodyPanel.tsx';
import { useAskedField } from '../hooks/use-details-focus.ts';
import { Arrivals } from './Arrivals.tsx';
import { CopyLinks } from './CopyLinks.tsx';
import { DestroyedNote } from './DestroyedNote.tsx';
import { DescriptionForm } from './DescriptionForm.tsx';
import { Differences } from './Differences.tsx';
import { FileFacts } from './FileFacts.tsx';
import { ItemSummary } from './ItemSummary.tsx';
import { ItemUnread } from './ItemUnread.tsx';
import { LinksPanel } from './LinksPanel.tsx';
import { ItemTags } from './ItemTags.tsx';
import { RemovedNote } from './RemovedNote.tsx';

interface ItemDetailsProps {
  readonly id: EvidenceId;
  /** Beside a list, the item's small picture comes first. */
  readonly hasPicture?: boolean;
  /** Which part is shown first. */
  readonly tab?: ItemTab;
}

export const ItemDetails = ({ id, hasPicture = false, tab: first = 'details' }: ItemDetailsProps) => {
  const t = useText();
  const formats = useFormats();
  const [tab, setTab] = useState<ItemTab>(first);
  const [asked] = useAskedField();
  useEffect(() => { if (asked?.id === id) setTab('details'); }, [asked, id]);
  const { data, error } = useAnswer('evidence.get', { id });
  if (error !== null) return <ItemUnread key={id} id={id} failure={error.failure} />;
  if (data === undefined) return <p role="status" className="text-2">{t('viewer.loading', { id })}</p>;
  const { item } = data;
  const details = (
    <div className="stack" data-gap="large">
      {item.destruction !== null ? <DestroyedNote item={item} destruction={item.destruction} /> : item.removal === null ? null : <RemovedNote item={item} removal={item.removal} />}
      {item.check === 'set-aside' ? <Line tone="danger" mark="wrong">{t('viewer.setAside', { id, added: formats.date(item.addedAt) })}</Line> : null}
      {item.privileged ? <Line tone="info" mark="attention">{t('details.privileged')}</Line> : null}
      <CopyLinks item={item} />
      <Differences item={item} />
      {item.removal === null ? (
        <>
          <section className="stack">
            <h2>{t('details.people')}</h2>
            <DescriptionForm key={id} item={item} />
          </section>
          <section className="stack">
            <h2>{t('evidence.tags')}</h2>
            <ItemTags key={id} item={item} />
          </section>
        </>
      ) : null}
      <section className="stack">
        <h2>{t('details.file')}</h2>
        <FileFacts item={item} />
      </section>
      {item.arrivals.length === 0 ? null : <Arrivals item={item} />}
    </div>
  );
  return (
    <>
      {hasPicture ? <ItemSummary item={item} /> : null}
      <Tabs name={t('evidence.details')} selected={tab} onSelect={setTab} tabs={[
        { id: 'details', words: t('viewer.details'), content: () => details },
        { id: 'links', words: t('viewer.links'), content: () => <LinksPanel key={id} id={id} /> },
        { id: 'custody', words: t('viewer.custody'), content: () => <CustodyPanel key={id} id={id} isListed={item.removal === null} /> },
      ]} />
    </>
  );
};
