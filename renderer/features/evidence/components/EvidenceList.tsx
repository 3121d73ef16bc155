// The long list of evidence as a grid of tiles or a table: only what is seen is made, and assistive technology is told the whole.
import { useCallback, useEffect, useLayoutEffect, useMemo, useRef, type CSSProperties } from 'react';
import { usualColumns } from '../../../../shared/evidence/schema.ts';
import type { EvidenceId } from '../../../../shared/ids.ts';
import { useFormatter, useText } from '../../../i18n/use-text.ts';
import { focusIfFree } from '../hooks/focus-if-free.ts';
import { useListKeys } from '../hooks/use-list-keys.ts';
import { useListScroll } from '../../../ui/use-list-scroll.ts';
import { useListSizes } from '../hooks/use-list-sizes.ts';
import { useLongestNumber } from '../hooks/use-longest-number.ts';
import { useMeasured } from '../../../ui/use-measured.ts';
import { useViewChoice } from '../hooks/use-view-choice.ts';
import type { ChangeView, EvidenceView } from '../hooks/use-evidence-view.ts';
import type { ResultRows } from '../hooks/use-result-rows.ts';
import { layoutOf, linesBetween, sectionAt, topAfter, topOfSection, topToShow, type Section } from '../rules/list-layout.ts';
import { physicalHeight } from '../../../ui/scroll-model.ts';
import { longDates } from '../rules/longest-date.ts';
import { isChosen } from '../rules/selection-model.ts';
import { columnsThatFit, columnTemplate, withCase } from '../rules/table-columns.ts';
import { DateRail } from './DateRail.tsx';
import { cellId, ItemsLine } from './ListLine.tsx';
import { MonthHeading } from './MonthHeading.tsx';
import { TableHead } from './TableHead.tsx';
import './evidence-list.css';

interface EvidenceListProps {
  readonly view: EvidenceView;
  readonly change: ChangeView;
  readonly rows: ResultRows;
  readonly sections: readonly Section[];
  /** Index that the keyboard is at; the list shows it when it changes. Null while it is looked up. */
  readonly at: number | null;
  readonly moveTo: (index: number) => void;
  readonly coverUnreviewed: boolean;
  readonly open: (id: EvidenceId) => void;
  readonly peek: (id: EvidenceId) => void;
  readonly focusFilter: () => void;
}

/** Lines made beyond the edges, so that a quick wheel does not show bare ground. */
const beyond = 2;

/** Height of a stop of the date rail, in rem. */
const railStop = 1.75;

export const EvidenceList = ({ view, change, rows, sections, at, moveTo, coverUnreviewed, open, peek, focusFilter }: EvidenceListProps) => {
  const t = useText();
  const scroller = useRef<HTMLDivElement | null>(null);
  const [measureBody, body] = useMeasured();
  const [measureProbe, probe] = useMeasured();
  const [measureRem, rem] = useMeasured();
  const [measureDate, date] = useMeasured();
  const [measureNumber, number] = useMeasured();
  const formatter = useFormatter();
  const dates = useMemo(() => longDates(formatter), [formatter]);
  const isTable = view.layout === 'table';
  const longestNumber = useLongestNumber(view.query, isTable);
  const needed = useMemo(() => {
    // One pixel more: widths are told in whole pixels, and words that lack a part of one are cut.
    const inRem = (width: number): number => (rem.height === 0 || width === 0 ? 0 : (width + 1) / rem.height);
    return { date: inRem(date.width), number: inRem(number.width) };
  }, [rem.height, date.width, number.width]);
  const sizes = useListSizes({ layout: view.layout, tileSize: view.tileSize, width: body.width, row: probe.height, rem: rem.height });
  const layout = useMemo(() => layoutOf(isTable ? [{ key: null, count: rows.total ?? 0 }] : sections, sizes), [isTable, sections, rows.total, sizes]);
  const [{ columns: wanted }] = useViewChoice();
  const everyCase = view.query.case === null;
  const columns = useMemo(() => columnsThatFit(withCase(new Set(wanted ?? usualColumns), everyCase), rem.height === 0 ? 0 : body.width / rem.height, needed), [wanted, everyCase, body.width, rem.height, needed]);
  const headHeight = isTable ? probe.height : 0;
  const viewport = Math.max(0, body.height - headHeight);
  const { place, onScroll, scrollTo } = useListScroll(scroller, { content: sizes.line > 1 ? layout.height : 0, viewport }, view.top);
  const top = useRef(view.top);
  top.current = place.top;
  useEffect(() => () => { change({ top: top.current }); }, [change]);
  const seen = linesBetween(layout, place.top - beyond * sizes.line, place.top + viewport + beyond * sizes.line);
  const items = seen.filter((line) => line.kind === 'items');
  const from = items[0]?.from ?? 0;
  const to = items.at(-1)?.to ?? 0;

  const { see } = rows;
  useEffect(() => { see(from, to); }, [see, from, to]);

  const show = useCallback((index: number): void => {
    const top = topToShow(layout, index, place.top, viewport);
    if (top !== null) scrollTo(top);
  }, [layout, place.top, viewport, scrollTo]);
  // Another width or tile size moves every item; what was at the top stays there.
  const drawn = useRef(layout);
  useLayoutEffect(() => {
    const before = drawn.current;
    drawn.current = layout;
    const { line, perLine } = before.sizes;
    if (line <= 1 || before.count !== layout.count || (line === layout.sizes.line && perLine === layout.sizes.perLine)) return;
    scrollTo(topAfter(before, layout, top.current));
  }, [layout, scrollTo]);
  const shown = useRef<number | null>(null);
  useLayoutEffect(() => {
    if (at === null || viewport === 0 || layout.count === 0 || shown.current === at) return;
    shown.current = at;
    show(at);
  }, [at, show, viewport, layout.count]);

  const keys = useListKeys({
    layout, rows, query: view.query, chosen: view.chosen, choose: (chosen) => { change({ chosen }); }, at: at ?? 0, moveTo, linesPerPage: Math.max(1, Math.floor(viewport / sizes.line) - 1), open, peek, focusFilter,
  });
  const { onClick, onDoubleClick, onKeyDown } = keys;
  const chosenHere = useCallback((id: EvidenceId) => isChosen(view.chosen, id), [view.chosen]);
  // A new function would be called on every drawing and measure anew each time, in the middle of scrolling.
  const holdScroller = useCallback((element: HTMLDivElement | null) => {
    scroller.current = element;
    return measureBody(element);
  }, [measureBody]);
  // Its keys work at once for whoever comes here by a key, and for whoever comes back from an item.
  useEffect(() => { focusIfFree(scroller.current); }, []);
  const offset = (top: number): number => top - place.top + place.physical;
  const headRows = isTable ? 1 : 0;

  return (
    <div className="evidence-list" data-layout={view.layout}>
      <div className="evidence-probe" ref={measureProbe} aria-hidden="true" />
      <div className="evidence-rem" ref={measureRem} aria-hidden="true" />
      <div className="evidence-drawn" ref={measureDate} data-words={dates} aria-hidden="true" />
      <div className="evidence-drawn" ref={measureNumber} data-words={longestNumber} aria-hidden="true" />
      <div
        ref={holdScroller}
        role="grid" tabIndex={0} className="evidence-scroller" style={{ '--evidence-columns': columnTemplate(columns, needed) } as CSSProperties} aria-label={t('evidence.listName')} aria-multiselectable="true"
        aria-rowcount={layout.lines + headRows} aria-colcount={isTable ? columns.length : sizes.perLine}
        {...(at !== null && at >= from && at < to ? { 'aria-activedescendant': cellId(at) } : {})}
        onScroll={onScroll} onKeyDown={onKeyDown}
      >
        {isTable ? <TableHead columns={columns} sort={view.sort} onSort={(sort) => { change({ sort }); }} /> : null}
        <div role="rowgroup" className="evidence-body" style={{ blockSize: physicalHeight(layout.height), '--evidence-tiles-on-a-line': sizes.perLine } as CSSProperties}>
          {seen.map((line) => line.kind === 'heading' ? (
            <MonthHeading key={`month-${line.key}`} month={line.key} count={line.count} rowIndex={line.line + 1 + headRows} offset={offset(line.top)} height={sizes.heading} columns={sizes.perLine} />
          ) : (
            <ItemsLine key={line.from} layout={view.layout} columns={columns} from={line.from} to={line.to} rowAt={rows.rowAt}
              rowIndex={line.line + 1 + headRows} offset={offset(line.top)} height={sizes.line} isChosen={chosenHere} at={at !== null && at >= line.from && at < line.to ? at : null} coverUnreviewed={coverUnreviewed} onClick={onClick} onDoubleClick={onDoubleClick} />
          ))}
        </div>
      </div>
      {isTable ? null : <DateRail sections={sections} at={sectionAt(layout, place.top)} most={rem.height === 0 ? 0 : Math.floor(body.height / (railStop * rem.height))} onJump={(key) => { scrollTo(topOfSection(layout, key)); scroller.current?.focus(); }} />}
    </div>
  );
};
