// The line under the list: how many, how many are hidden and by what, and what can be done with those that are chosen.
import { useCallback, useMemo, useState } from 'react';
import type { EvidenceQuery } from '../../../../shared/evidence/schema.ts';
import { useScreenCommands } from '../../../commands/CommandProvider.tsx';
import { itemCommand, listedItemCommands, reasonInList, type ListedItemCommand } from '../../../commands/needs-items.ts';
import { useCommand } from '../../../data/use-answer.ts';
import { useText } from '../../../i18n/use-text.ts';
import { announce } from '../../../session/notices.ts';
import { Button } from '../../../ui/Button.tsx';
import { FailureLine } from '../../../ui/FailureLine.tsx';
import { Line } from '../../../ui/Line.tsx';
import { Toolbar } from '../../../ui/Toolbar.tsx';
import { MoveToCaseDialog } from '../../cases/MoveToCaseDialog.tsx';
import { useCases } from '../../cases/use-cases.ts';
import { PassageDialog } from '../../custody/PassageDialog.tsx';
import { HandOverDialog } from '../../handover/HandOverDialog.tsx';
import { activeFilters } from '../rules/filters.ts';
import { asSelection, chosenCount, nothingChosen, type Chosen } from '../rules/selection-model.ts';
import { DescribeDialog } from './DescribeDialog.tsx';
import { ExportDialog } from './ExportDialog.tsx';
import { RemoveDialog } from './RemoveDialog.tsx';
import { RemovedActions } from './RemovedActions.tsx';
import { SaveListDialog } from './SaveListDialog.tsx';
import { TagsDialog } from './TagsDialog.tsx';

interface ListFootProps {
  readonly query: EvidenceQuery;
  readonly total: number;
  readonly totalWithoutFilter: number;
  /** How many of the rows that are here stand for damaged records. */
  readonly unread: number;
  /** How many items of the vault are in no list. */
  readonly unnumbered: number;
  readonly chosen: Chosen;
  readonly choose: (chosen: Chosen) => void;
  /** Takes the keyboard when the actions go away. */
  readonly focusList: () => void;
}

type Open = 'describe' | 'export' | 'hand-over' | 'list' | 'tags' | 'case' | 'passage' | 'remove' | null;

const opens: Readonly<Record<Exclude<ListedItemCommand, 'check-items'>, Open>> = {
  'export-copies': 'export', 'hand-over': 'hand-over', 'describe-items': 'describe', 'tag-items': 'tags', 'save-list': 'list', 'move-to-case': 'case', 'record-passage': 'passage', 'remove-items': 'remove',
};

export const ListFoot = ({ query, total, totalWithoutFilter, unread, unnumbered, chosen, choose, focusList }: ListFootProps) => {
  const t = useText();
  const [open, setOpen] = useState<Open>(null);
  const { mutate: check, error: checkError } = useCommand('evidence.check');
  const hasOtherCase = useCases().hasOther;
  const count = chosenCount(chosen, total);
  const filters = activeFilters(query).length;
  const selection = useMemo(() => asSelection(chosen, query), [chosen, query]);
  const close = (): void => { setOpen(null); };
  const isRemoved = query.only === 'removed' || query.only === 'destroyed';
  const { only } = query;
  const checkChosen = useCallback((): void => { check({ selection }, { onSuccess: () => { announce(t('evidence.checkStarted', { count })); } }); }, [check, selection, count, t]);
  useScreenCommands(useMemo(() => listedItemCommands.map((id) => itemCommand(id, reasonInList(id, { only, chosen: count, total }), () => {
    if (id === 'check-items') checkChosen();
    else setOpen(opens[id]);
  })), [only, count, total, checkChosen]));
  const done = (): void => {
    choose(nothingChosen);
    focusList();
  };
  return (
    <footer className="evidence-foot">
      {unread === 0 ? null : <Line tone="danger" mark="wrong" role="alert">{t('evidence.unreadItems', { count: unread })}</Line>}
      {unnumbered === 0 ? null : <Line tone="danger" mark="wrong" role="alert">{t('evidence.unnumbered', { count: unnumbered })}</Line>}
      <span role="status">
        {t('evidence.count', { count: total })}
        {filters > 0 && totalWithoutFilter > total && !isRemoved ? `. ${t('evidence.hiddenBy', { hidden: totalWithoutFilter - total, filters })}` : ''}
        {count > 0 ? `. ${chosen.by === 'query' && chosen.except.size === 0 ? t('evidence.chosenAll', { count }) : t('evidence.chosen', { count })}` : ''}
      </span>
      {count > 0 || total === 0 || isRemoved ? null : <Button size="compact" kind="quiet" onPress={() => { setOpen('list'); }}>{t('evidence.saveList', { count: total })}</Button>}
      {count === 0 ? null : query.only === 'destroyed' ? null : isRemoved ? <RemovedActions selection={selection} count={count} onDone={done} /> : (
        <Toolbar name={t('evidence.actionsFor')}>
          {count === 1 ? null : <Button size="compact" onPress={() => { setOpen('describe'); }}>{t('evidence.describe', { count })}</Button>}
          <Button size="compact" onPress={() => { setOpen('tags'); }}>{t('evidence.tags')}</Button>
          <Button size="compact" onPress={checkChosen}>{t('evidence.check', { count })}</Button>
          <Button size="compact" onPress={() => { setOpen('export'); }}>{t('evidence.export', { count })}</Button>
          <Button size="compact" onPress={() => { setOpen('hand-over'); }}>{t('handover.action', { count })}</Button>
          <Button size="compact" onPress={() => { setOpen('list'); }}>{t('evidence.saveList', { count })}</Button>
          {hasOtherCase ? <Button size="compact" onPress={() => { setOpen('case'); }}>{t('cases.moveOne')}</Button> : null}
          <Button size="compact" onPress={() => { setOpen('passage'); }}>{t('custody.passage.recordMany', { count })}</Button>
          <Button size="compact" kind="quiet" onPress={() => { setOpen('remove'); }}>{t('evidence.putAway', { count })}</Button>
          <Button size="compact" kind="quiet" onPress={done}>{t('evidence.chooseNone')}</Button>
        </Toolbar>
      )}
      {checkError === null ? null : <FailureLine failure={checkError.failure} />}
      {open === 'describe' ? <DescribeDialog selection={selection} count={count} onClose={close} /> : null}
      {open === 'tags' ? <TagsDialog selection={selection} count={count} onClose={close} /> : null}
      {open === 'hand-over' ? <HandOverDialog selection={selection} count={count} onClose={close} /> : null}
      {open === 'list' ? <SaveListDialog selection={count === 0 ? { by: 'query', query, except: [] } : selection} count={count === 0 ? total : count} onClose={close} /> : null}
      {open === 'case' ? <MoveToCaseDialog selection={selection} count={count} from={query.case} onClose={close} onDone={done} /> : null}
      {open === 'passage' ? <PassageDialog selection={selection} count={count} id={chosen.by === 'ids' ? [...chosen.ids][0] ?? '' : ''} canDescribe onClose={close} /> : null}
      {open === 'remove' ? <RemoveDialog selection={selection} count={count} onClose={close} onDone={done} /> : null}
      {open === 'export' ? <ExportDialog selection={selection} count={count} onClose={close} /> : null}
    </footer>
  );
};
