// A list of any length whose rows are as high as their words need: only those in sight are drawn, each says its place among all of them, and
// the scroll model keeps it right beyond what a browser can lay out. No domain words: rows are given by their index.
import { useCallback, useEffect, useLayoutEffect, useRef, useState, type FocusEvent, type KeyboardEvent, type ReactNode } from 'react';
import { rowHeights } from './row-heights.ts';
import { physicalHeight } from './scroll-model.ts';
import { useListScroll } from './use-list-scroll.ts';
import { useMeasured } from './use-measured.ts';
import './long-list.css';

interface LongListProps {
  readonly name: string;
  readonly count: number;
  readonly row: (index: number) => ReactNode;
  /** About how high a row is, in rem, until it was drawn. */
  readonly guess?: number;
  /** Tells which rows are in sight, so that they can be read. Must be the same function from one drawing to the next. */
  readonly see?: (from: number, to: number) => void;
  /** Somebody began to type on the list: the letter goes to whatever has the focus afterwards. */
  readonly onType?: () => void;
  /** Takes the height that its surroundings give instead of a panel's. */
  readonly fills?: boolean;
}

/** Rows drawn beyond the edges: a quick wheel shows no bare ground, and the keyboard finds the next button. */
const beyond = 4;

const isLetter = ({ key }: KeyboardEvent): boolean => key.length === 1 && key !== ' ';

/** Where a key leads; null for every other key. */
const targetOf = (key: string, { top, line, page, end }: { readonly top: number; readonly line: number; readonly page: number; readonly end: number }): number | null => {
  switch (key) {
    case 'ArrowDown': return top + line;
    case 'ArrowUp': return top - line;
    case 'PageDown': case ' ': return top + page;
    case 'PageUp': return top - page;
    case 'Home': return 0;
    case 'End': return end;
    default: return null;
  }
};

const indexOf = (element: Element | null): number => Number(element?.getAttribute('data-index') ?? -1);

export const LongList = ({ name, count, row, guess = 4, see, onType, fills = false }: LongListProps) => {
  const scroller = useRef<HTMLDivElement | null>(null);
  const [measureBox, box] = useMeasured();
  const [measureRem, rem] = useMeasured();
  const [, drawAgain] = useState(0);
  const guessed = guess * Math.max(1, rem.height);
  const held = useRef(rowHeights(count, guessed));
  const isNewGuess = useRef(guessed);
  // Another text size makes every height another; another count leaves them.
  if (held.current.count !== count || isNewGuess.current !== guessed) {
    held.current = rowHeights(count, guessed, isNewGuess.current === guessed ? held.current.known : new Map());
    isNewGuess.current = guessed;
  }
  const heights = held.current;
  const { place, onScroll, scrollTo } = useListScroll(scroller, { content: heights.total(), viewport: box.height }, 0);
  const first = Math.max(0, heights.at(place.top) - beyond);
  const last = count === 0 ? 0 : Math.min(count, heights.at(place.top + box.height) + 1 + beyond);

  // What is measured above the top edge moves what is below it; the place moves along, so that nothing jumps under the eyes.
  const top = useRef(place.top);
  top.current = place.top;
  const moved = useRef(0);
  // Whoever asked for the end stays there while the last rows are measured.
  const wantsEnd = useRef(false);
  useLayoutEffect(() => {
    const by = moved.current;
    moved.current = 0;
    if (wantsEnd.current && top.current < heights.total() - box.height - 1) scrollTo(heights.total());
    else if (by !== 0) scrollTo(top.current + by);
  });
  const sizes = useRef<ResizeObserver | null>(null);
  sizes.current ??= new ResizeObserver((entries) => {
    let changed = false;
    for (const { target, borderBoxSize } of entries) {
      const index = indexOf(target);
      const height = borderBoxSize[0]?.blockSize ?? 0;
      if (index < 0 || height === 0) continue;
      const above = held.current.before(index) < top.current;
      const change = held.current.measured(index, height);
      if (above) moved.current += change;
      changed ||= change !== 0;
    }
    if (changed) drawAgain((times) => times + 1);
  });
  useEffect(() => () => { sizes.current?.disconnect(); sizes.current = null; }, []);
  const measureRow = useCallback((element: HTMLDivElement | null) => {
    if (element === null) return undefined;
    sizes.current?.observe(element);
    return () => { sizes.current?.unobserve(element); };
  }, []);

  // Rows that are drawn have grown or shrunk before the list hears of another text size: they are measured for it once more.
  useEffect(() => {
    for (const element of scroller.current?.querySelectorAll('[data-index]') ?? []) {
      sizes.current?.unobserve(element);
      sizes.current?.observe(element);
    }
  }, [guessed]);

  useEffect(() => { see?.(first, last); }, [see, first, last]);

  // The row that has the focus stays, wherever the list is scrolled: taken away, it would take the focus along.
  const [focused, setFocused] = useState<number | null>(null);
  const onFocus = ({ target }: FocusEvent): void => { const index = indexOf(target.closest('[data-index]')); setFocused(index < 0 ? null : index); };
  const onBlur = ({ currentTarget, relatedTarget }: FocusEvent): void => { if (!currentTarget.contains(relatedTarget)) setFocused(null); };
  const forgetEnd = (): void => { wantsEnd.current = false; };
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.target !== event.currentTarget || event.ctrlKey || event.metaKey || event.altKey) return;
    forgetEnd();
    // Not left to the browser: it glides to a place that measuring moves while it is under way.
    const to = targetOf(event.key, { top: place.top, line: guessed, page: box.height - guessed, end: heights.total() });
    if (to !== null) {
      wantsEnd.current = event.key === 'End';
      scrollTo(to);
      event.preventDefault();
    } else if (onType !== undefined && isLetter(event)) onType();
  };

  const holdScroller = useCallback((element: HTMLDivElement | null) => {
    scroller.current = element;
    return measureBox(element);
  }, [measureBox]);
  const inSight = Array.from({ length: Math.max(0, last - first) }, (_, step) => first + step);
  const drawn = focused === null || focused >= count || (focused >= first && focused < last) ? inSight : [...inSight, focused].toSorted((a, b) => a - b);
  return (
    <div ref={holdScroller} role="list" className="ui-long-list" data-fills={fills || undefined} aria-label={name} tabIndex={onType !== undefined || heights.total() > box.height + 1 ? 0 : undefined}
      onScroll={onScroll} onFocus={onFocus} onBlur={onBlur} onKeyDown={onKeyDown} onWheel={forgetEnd} onPointerDown={forgetEnd}>
      <div className="ui-long-list-rem" ref={measureRem} aria-hidden="true" />
      <div className="ui-long-list-body" role="presentation" style={{ blockSize: physicalHeight(heights.total()) }}>
        {drawn.map((index) => (
          <div key={index} ref={measureRow} role="listitem" data-index={index} aria-setsize={count} aria-posinset={index + 1} className="ui-long-list-row" style={{ insetBlockStart: heights.before(index) - place.top + place.physical }}>
            {row(index)}
          </div>
        ))}
      </div>
    </div>
  );
};
