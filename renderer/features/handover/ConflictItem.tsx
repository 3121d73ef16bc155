// One item with the fields that a pack says otherwise, and the same choice for all of them at once.
import type { Conflict, ConflictChoice } from '../../../shared/handover/schema.ts';
import { useRouter } from '../../frame/RouteProvider.tsx';
import { useFormats } from '../../i18n/use-formats.ts';
import { useText } from '../../i18n/use-text.ts';
import { Bdi } from '../../ui/Bdi.tsx';
import { Button } from '../../ui/Button.tsx';
import { ItemNumber } from '../../ui/ItemNumber.tsx';
import { ConflictField } from './ConflictField.tsx';
import type { ConflictGroup } from './conflict-groups.ts';

interface ConflictItemProps {
  readonly group: ConflictGroup;
  readonly choices: ReadonlyMap<number, ConflictChoice>;
  readonly choose: (conflicts: readonly Conflict[], choice: ConflictChoice) => void;
}

export const ConflictItem = ({ group: { item, first, conflicts }, choices, choose }: ConflictItemProps) => {
  const t = useText();
  const formats = useFormats();
  const router = useRouter();
  return (
    <section className="panel stack" aria-label={item}>
      <div className="row" data-align="apart">
        <h2><ItemNumber of={item} /> <Bdi value={first.title} /></h2>
        <Button kind="quiet" size="compact" onPress={() => { router.go({ place: 'evidence item', id: item }); }}>{t('activity.open', { id: item })}</Button>
      </div>
      <p className="text-2">{t('handover.conflictFrom', { from: first.senderName === '' ? t('handover.unnamed') : first.senderName, number: first.theirNumber, date: formats.date(first.packMadeAt) })}</p>
      {conflicts.map((conflict) => <ConflictField key={conflict.id} conflict={conflict} choice={choices.get(conflict.id) ?? null} onChoose={(choice) => { choose([conflict], choice); }} />)}
      {conflicts.length < 2 ? null : (
        <div className="row">
          <Button size="compact" onPress={() => { choose(conflicts, 'ours'); }}>{t('handover.allOurs')}</Button>
          <Button size="compact" onPress={() => { choose(conflicts, 'theirs'); }}>{t('handover.allTheirs')}</Button>
        </div>
      )}
    </section>
  );
};
