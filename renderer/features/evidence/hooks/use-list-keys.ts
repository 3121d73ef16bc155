// What keys and clicks do in the list: moving, choosing, opening, peeking; typing goes to the filter.
import { useCallback, useEffect, useRef, useState, type KeyboardEvent, type MouseEvent } from 'react';
import type { EvidenceQuery } from '../../../../shared/evidence/schema.ts';
import type { EvidenceId } from '../../../../shared/ids.ts';
import { createChoosing } from '../rules/choosing.ts';
import { lineNeighbour, type ListLayout } from '../rules/list-layout.ts';
import { chooseOnly, chooseRange, everythingChosen, knownBetween, nothingChosen, toggle, type Chosen } from '../rules/selection-model.ts';
import type { ResultRows } from './use-result-rows.ts';

interface ListKeysParts {
  readonly layout: ListLayout;
  readonly rows: ResultRows;
  readonly query: EvidenceQuery;
  readonly chosen: Chosen;
  readonly choose: (chosen: Chosen) => void;
  readonly at: number;
  readonly moveTo: (index: number) => void;
  readonly linesPerPage: number;
  readonly open: (id: EvidenceId) => void;
  readonly peek: (id: EvidenceId) => void;
  readonly focusFilter: () => void;
}

export interface ListKeys {
  readonly onKeyDown: (event: KeyboardEvent) => void;
  readonly onClick: (event: MouseEvent, index: number) => void;
  readonly onDoubleClick: () => void;
}

const isTyping = (event: KeyboardEvent): boolean => event.key.length === 1 && event.key !== ' ' && !event.ctrlKey && !event.metaKey && !event.altKey;
const command = (event: KeyboardEvent | MouseEvent): boolean => event.ctrlKey || event.metaKey;

const target = ({ layout, at, linesPerPage }: ListKeysParts, key: string, rightToLeft: boolean): number | null => {
  const lines = (direction: -1 | 1, count: number): number => {
    let index = at;
    for (let step = 0; step < count; step += 1) index = lineNeighbour(layout, index, direction);
    return index;
  };
  switch (key) {
    case 'ArrowDown': return lines(1, 1);
    case 'ArrowUp': return lines(-1, 1);
    case 'ArrowRight': return at + (rightToLeft ? -1 : 1);
    case 'ArrowLeft': return at + (rightToLeft ? 1 : -1);
    case 'PageDown': return lines(1, linesPerPage);
    case 'PageUp': return lines(-1, linesPerPage);
    case 'Home': return 0;
    case 'End': return layout.count - 1;
    default: return null;
  }
};

export const useListKeys = (parts: ListKeysParts): ListKeys => {
  const latest = useRef(parts);
  latest.current = parts;
  const anchor = useRef<number | null>(null);
  // A list can change between the two clicks of a double click; what opens is what was under the first.
  const clicked = useRef<EvidenceId | null>(null);

  const [choosing] = useState(createChoosing);
  const { query } = parts;
  // Another filter forgets what was chosen, and what was about to be.
  useEffect(() => choosing.forget, [choosing, query]);
  const choose = useCallback((chosen: Chosen): void => { choosing.now(chosen, latest.current.choose); }, [choosing]);

  /** Chooses what stands on these lines: at once where they are here, so that the next key acts on it. */
  const chooseLines = useCallback((first: number, last: number, chosenWith: (ids: readonly EvidenceId[]) => Chosen): void => {
    const { rows } = latest.current;
    const known = knownBetween(rows.rowAt, first, last);
    if (known !== null) choose(chosenWith(known));
    else choosing.later(rows.idsBetween(first, last + 1).then(chosenWith), choosing.before(latest.current.chosen), (chosen) => { latest.current.choose(chosen); });
  }, [choose, choosing]);

  const chooseTo = useCallback((index: number, add: boolean): void => {
    const { at } = latest.current;
    const chosen = choosing.before(latest.current.chosen);
    const from = anchor.current ?? at;
    anchor.current = from;
    chooseLines(Math.min(from, index), Math.max(from, index), (ids) => chooseRange(chosen, ids, add));
  }, [chooseLines, choosing]);

  const go = useCallback((index: number, event: KeyboardEvent | MouseEvent): void => {
    const { layout, rows, chosen, moveTo } = latest.current;
    const to = Math.min(Math.max(0, index), layout.count - 1);
    if (to < 0) return;
    const row = rows.rowAt(to);
    if (event.shiftKey) chooseTo(to, command(event));
    else anchor.current = to;
    moveTo(to);
    if (event.shiftKey) return;
    // Ctrl with an arrow moves without choosing; Ctrl with a click takes in or out.
    if (command(event)) {
      if (event.type === 'click' && row !== null) choose(toggle(chosen, row.id));
      return;
    }
    chooseLines(to, to, ([id]) => (id === undefined ? nothingChosen : chooseOnly(id)));
  }, [choose, chooseLines, chooseTo]);

  const onKeyDown = useCallback((event: KeyboardEvent): void => {
    const now = latest.current;
    if (event.target !== event.currentTarget || event.altKey) return;
    const row = now.rows.rowAt(now.at);
    const to = target(now, event.key, document.documentElement.dir === 'rtl');
    if (to !== null) go(to, event);
    else if (command(event) && event.code === 'KeyA') choose(everythingChosen);
    else if (event.key === 'Enter' && row !== null) now.open(row.id);
    else if (event.key === ' ' && command(event) && row !== null) choose(toggle(now.chosen, row.id));
    else if (event.key === ' ' && row !== null) now.peek(row.id);
    else if (event.key === 'Escape') choose(nothingChosen);
    else if (isTyping(event)) {
      // The browser gives the letter to whatever has the focus when this is over.
      now.focusFilter();
      return;
    } else return;
    event.preventDefault();
  }, [choose, go]);

  const onClick = useCallback((event: MouseEvent, index: number): void => {
    if (event.detail <= 1) clicked.current = latest.current.rows.rowAt(index)?.id ?? null;
    go(index, event);
  }, [go]);
  const onDoubleClick = useCallback((): void => { if (clicked.current !== null) latest.current.open(clicked.current); }, []);
  return { onKeyDown, onClick, onDoubleClick };
};
