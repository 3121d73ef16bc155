// The evidence: tools, filters, the long list, what is known about what is chosen, and what can be done with it.
import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import type { EvidenceId } from '../../../shared/ids.ts';
import { defaultSettings } from '../../../shared/settings/schema.ts';
import { useCommands, useScreenCommands } from '../../commands/CommandProvider.tsx';
import type { Command } from '../../commands/command.ts';
import { useAnswer } from '../../data/use-answer.ts';
import { useRouter } from '../../frame/RouteProvider.tsx';
import { useText } from '../../i18n/use-text.ts';
import { Button } from '../../ui/Button.tsx';
import { FailureLine } from '../../ui/FailureLine.tsx';
import { SearchBox } from '../../ui/SearchBox.tsx';
import { CustodyForm } from '../custody/components/CustodyForm.tsx';
import { DetailsPanes } from './components/DetailsPanes.tsx';
import { EvidenceList } from './components/EvidenceList.tsx';
import { EvidenceToolbar } from './components/EvidenceToolbar.tsx';
import { FilterRow } from './components/FilterRow.tsx';
import { ItemDetails } from './components/ItemDetails.tsx';
import { ListEmpty } from './components/ListEmpty.tsx';
import { ListFoot } from './components/ListFoot.tsx';
import { Peek } from './components/Peek.tsx';
import { ResultSummary } from './components/ResultSummary.tsx';
import { useAskedSort } from './hooks/use-asked-sort.ts';
import { useEvidenceView } from './hooks/use-evidence-view.ts';
import { useItemCommands } from './hooks/use-item-commands.ts';
import { useListPlace } from './hooks/use-list-place.ts';
import { useResultRows } from './hooks/use-result-rows.ts';
import { roomForList, useRoomForDetails } from './hooks/use-room-for-details.ts';
import { activeFilters } from './rules/filters.ts';
import { chosenCount } from './rules/selection-model.ts';
import { sectionsOf } from './rules/sections.ts';
import './evidence-screen.css';

const gridIn = (pane: HTMLElement | null): HTMLElement | null => pane?.querySelector<HTMLElement>('[role="grid"]') ?? null;

export const EvidenceScreen = () => {
  const t = useText();
  const router = useRouter();
  const { context } = useCommands();
  const [view, change] = useEvidenceView();
  const { query, sort, chosen } = view;
  const asked = useAskedSort(sort);
  const rows = useResultRows(query, asked);
  const months = useAnswer('evidence.months', { query, direction: sort.direction }, { enabled: sort.by === 'captured' }).data?.months ?? null;
  const settings = useAnswer('settings.get', {}).data ?? defaultSettings;
  const [at, moveTo] = useListPlace(view, asked, change, rows);
  const [peeked, setPeeked] = useState<EvidenceId | null>(null);
  const [printed, setPrinted] = useState<EvidenceId | null>(null);
  const [details, setDetails] = useState(true);
  const [measurePanes, hasRoom] = useRoomForDetails(roomForList);
  const filterBox = useRef<HTMLInputElement>(null);
  const list = useRef<HTMLDivElement>(null);
  const total = rows.total ?? 0;
  const sections = useMemo(() => sectionsOf(total, sort, months), [total, sort, months]);

  // Another place may send here with a filter of its own ("not checked yet").
  const { route } = router;
  useEffect(() => {
    if (route.place !== 'evidence' || route.query === undefined) return;
    // Whoever was sent goes on in what is shown now, and not at the button that sent them. Where the list is not read yet, it takes the keyboard from the place.
    (gridIn(list.current) ?? list.current?.closest('main'))?.focus({ preventScroll: true });
    change({ query: route.query, ...(route.sort === undefined ? {} : { sort: route.sort }), ...(route.focus === undefined ? {} : { at: route.focus }) });
    router.amend({ place: 'evidence' });
  }, [route, router, change]);

  const focusFilter = useCallback((): void => { filterBox.current?.focus(); }, []);
  const focusList = useCallback((): void => { gridIn(list.current)?.focus(); }, []);
  const open = useCallback((id: EvidenceId): void => { router.go({ place: 'evidence item', id, query, sort }); }, [router, query, sort]);
  const count = chosenCount(chosen, total);
  const single = chosen.by === 'ids' && chosen.ids.size === 1 ? [...chosen.ids][0] : undefined;
  const showDetails = useCallback((): void => {
    setDetails(true);
    // There is room for one pane only: the item has its details on its own screen.
    if (!hasRoom && single !== undefined) open(single);
  }, [hasRoom, single, open]);
  useItemCommands({ id: single ?? null, outOfList: query.only === 'removed' || query.only === 'destroyed' ? query.only : null, showDetails, print: setPrinted, leaveDetails: focusList });
  const commands = useMemo<readonly Command[]>(() => [
    { id: 'find', words: 'evidence.filterBox', inFields: true, run: focusFilter },
    { id: 'evidence-details', words: 'evidence.detailsShow', run: () => { setDetails((shown) => !shown); } },
  ], [focusFilter]);
  useScreenCommands(commands);

  const body = rows.failure !== null ? (
    <FailureLine failure={rows.failure} actions={<Button onPress={rows.retry}>{t('evidence.tryAgain')}</Button>} />
  ) : rows.total === null ? (
    <p role="status" className="evidence-note">{t('evidence.loading')}</p>
  ) : total === 0 ? (
    <ListEmpty isFiltered={activeFilters(query).length > 0} hidden={rows.totalWithoutFilter ?? 0} isOneCase={query.case !== null} change={change} add={context.addEvidence} />
  ) : (
    <EvidenceList view={view} change={change} rows={rows} sections={sections} at={at} moveTo={moveTo} coverUnreviewed={settings.coverUnreviewed} open={open} peek={setPeeked} focusFilter={focusFilter} />
  );
  const pane = <div className="evidence-list-pane" ref={list} data-pane>{body}</div>;
  const aside = (
    <aside className="evidence-details" aria-label={t('evidence.details')} data-pane>
      {single === undefined ? <ResultSummary query={query} total={total} chosen={count} onChange={(next) => { change({ query: next }); }} /> : <ItemDetails key={single} id={single} hasPicture />}
    </aside>
  );
  return (
    <div className="evidence-screen" data-fills>
      <div className="evidence-top">
        <div className="evidence-title-row">
          <h1>{t('evidence.title')}</h1>
          <div className="evidence-filter-box">
            <SearchBox name={t('evidence.filterBox')} placeholder={t('evidence.filterBoxHint')} value={query.text} inputRef={filterBox} onSubmit={focusList}
              onChange={(text) => { change({ query: { ...query, text: text.slice(0, 500) } }); }} />
          </div>
          {!hasRoom ? null : <Button kind="quiet" size="compact" aria-expanded={details} onPress={() => { setDetails(!details); }}>{t(details ? 'evidence.detailsHide' : 'evidence.detailsShow')}</Button>}
        </div>
        <EvidenceToolbar view={view} change={change} total={total} add={context.addEvidence} />
        <FilterRow query={query} onChange={(next) => { change({ query: next }); }} />
      </div>
      <div className="evidence-panes" ref={measurePanes}><DetailsPanes start={pane} details={aside} isShown={details && hasRoom && total > 0} /></div>
      {rows.total === null ? null : <ListFoot query={query} total={total} totalWithoutFilter={rows.totalWithoutFilter ?? total} unread={rows.unread} unnumbered={rows.unnumbered} chosen={chosen} choose={(next) => { change({ chosen: next }); }} focusList={focusList} />}
      {printed === null ? null : <CustodyForm id={printed} onClose={() => { setPrinted(null); }} />}
      {peeked === null ? null : <Peek id={peeked} onClose={() => { setPeeked(null); }} />}
    </div>
  );
};
