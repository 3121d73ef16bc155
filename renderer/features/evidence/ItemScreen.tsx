// One item: its picture, film, sound or words, what is known about it, and the way to the next one inside the same filter.
import { ChevronLeft, ChevronRight } from 'lucide-react';
import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import type { EvidenceId } from '../../../shared/ids.ts';
import { useScreenCommands } from '../../commands/CommandProvider.tsx';
import { itemCommand, listedItemCommands, reasonOutOfList } from '../../commands/needs-items.ts';
import { useAnswer } from '../../data/use-answer.ts';
import { useRouter } from '../../frame/RouteProvider.tsx';
import { useKeyHint } from '../../commands/use-key-hint.ts';
import { useText } from '../../i18n/use-text.ts';
import { Bdi } from '../../ui/Bdi.tsx';
import { Button } from '../../ui/Button.tsx';
import { withoutControls } from '../../ui/control-characters.ts';
import { IconButton } from '../../ui/IconButton.tsx';
import { ItemNumber } from '../../ui/ItemNumber.tsx';
import { Tag } from '../../ui/Tag.tsx';
import { CaseOfItem } from '../cases/CaseOfItem.tsx';
import { CustodyForm } from '../custody/components/CustodyForm.tsx';
import { DetailsPanes } from './components/DetailsPanes.tsx';
import { ItemActions } from './components/ItemActions.tsx';
import { ItemDetails } from './components/ItemDetails.tsx';
import { ItemFoot } from './components/ItemFoot.tsx';
import { ItemUnread } from './components/ItemUnread.tsx';
import { StageBeside } from './components/StageBeside.tsx';
import { useAskedSort } from './hooks/use-asked-sort.ts';
import { useAskedField } from './hooks/use-details-focus.ts';
import { useEvidenceView } from './hooks/use-evidence-view.ts';
import { useItemCommands } from './hooks/use-item-commands.ts';
import { useItemKeys } from './hooks/use-item-keys.ts';
import { useNeighbours } from './hooks/use-neighbours.ts';
import { roomForViewer, useRoomForDetails } from './hooks/use-room-for-details.ts';
import './evidence-screen.css';
import './components/viewer.css';

export const ItemScreen = () => {
  const { route } = useRouter();
  return route.place === 'evidence item' ? <Item key={route.id} id={route.id} /> : null;
};

const Item = ({ id }: { readonly id: EvidenceId }) => {
  const t = useText();
  const keyHint = useKeyHint();
  const router = useRouter();
  const [view, change] = useEvidenceView();
  const [details, setDetails] = useState(true);
  const [printed, setPrinted] = useState<EvidenceId | null>(null);
  const [measurePanes, hasRoom] = useRoomForDetails(roomForViewer);
  const screen = useRef<HTMLDivElement>(null);
  const { route } = router;
  const query = (route.place === 'evidence item' ? route.query : undefined) ?? view.query;
  const tab = route.place === 'evidence item' ? route.tab : undefined;
  const sort = (route.place === 'evidence item' ? route.sort : undefined) ?? view.sort;
  const { data, error } = useAnswer('evidence.get', { id });
  const around = useNeighbours(id, query, useAskedSort(sort));

  // Coming back finds the item that was looked at last, not the one that was opened first.
  useEffect(() => { change({ at: id }); }, [id, change]);
  useEffect(() => { screen.current?.focus(); }, []);

  const showDetails = useCallback((): void => { setDetails(true); }, []);
  const leaveDetails = useCallback((): void => { (screen.current?.querySelector<HTMLElement>('.viewer-main [tabindex="0"]') ?? screen.current)?.focus(); }, []);
  const item = data?.item;
  const outOfList = item === undefined || item.removal === null ? null : item.destruction === null ? 'removed' : 'destroyed';
  useItemCommands({ id, outOfList, showDetails, print: setPrinted, leaveDetails });
  useScreenCommands(useMemo(() => (outOfList === null ? [] : listedItemCommands.map((command) => itemCommand(command, reasonOutOfList(command, outOfList), () => undefined))), [outOfList]));
  const [asked] = useAskedField();
  useEffect(() => { if (asked?.id === id) setDetails(true); }, [asked, id]);

  // Stepping is no step in the history: back leads to the list.
  const { find } = around;
  const step = useCallback((way: 'previous' | 'next'): void => {
    void find().then((found) => {
      const to = found[way];
      if (to !== null) router.amend({ place: 'evidence item', id: to, query, sort });
    });
  }, [find, router, query, sort]);
  const onKeyDown = useItemKeys(step);

  const name = item === undefined || item.title !== '' ? (item?.title ?? '') : item.fileName;
  const stage = <div className="viewer-main" data-pane>{item === undefined ? <p role="status" className="evidence-note">{t('viewer.loading', { id })}</p> : item.destruction !== null ? <p className="evidence-note">{t('evidence.destroyedNothing')}</p> : <StageBeside item={item} />}</div>;
  const aside = <aside className="evidence-details" aria-label={t('evidence.details')} data-pane><ItemDetails id={id} {...(tab === undefined ? {} : { tab })} /></aside>;
  return (
    <div className="evidence-screen" data-fills ref={screen} tabIndex={-1} onKeyDown={onKeyDown}>
      <header className="viewer-head">
        <IconButton icon={ChevronLeft} iconMirrors name={t('viewer.backLong')} {...keyHint('back')} onPress={() => { if (router.canGoBack) router.back(); else router.go({ place: 'evidence' }); }} />
        <h1 className="viewer-title"><ItemNumber of={id} /> {item === undefined ? null : <Bdi title={withoutControls(name)} value={name} />}</h1>
        {item === undefined ? null : <CaseOfItem of={item.case} isNamed />}
        {item?.privileged === true ? <Tag tone="info" words={t('evidence.privilegedMark')} /> : null}
        <div className="row">
          {around.index === null ? null : <span className="text-2">{t('viewer.position', { position: around.index + 1, total: around.total })}</span>}
          <IconButton icon={ChevronLeft} iconMirrors name={t('viewer.previous')} keys="←" isDisabled={around.previous === null} onPress={() => { step('previous'); }} />
          <IconButton icon={ChevronRight} iconMirrors name={t('viewer.next')} keys="→" isDisabled={around.next === null} onPress={() => { step('next'); }} />
          {error !== null ? null : <Button size="compact" aria-expanded={details} onPress={() => { setDetails(!details); }}>{t(details ? 'evidence.detailsHide' : 'evidence.detailsShow')}</Button>}
        </div>
      </header>
      {item === undefined || item.removal !== null ? null : <ItemActions item={item} />}
      <div className="evidence-panes" ref={measurePanes} data-narrow={!hasRoom || undefined}>{error !== null ? <div className="evidence-unread-pane" data-pane><ItemUnread id={id} failure={error.failure} /></div> : <DetailsPanes start={stage} details={aside} isShown={details} isStacked={!hasRoom} />}</div>
      {item === undefined || item.destruction !== null ? null : <ItemFoot item={item} />}
      {printed === null ? null : <CustodyForm id={printed} onClose={() => { setPrinted(null); }} />}
    </div>
  );
};
