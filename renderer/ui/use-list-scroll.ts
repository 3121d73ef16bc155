// Joins the scroll model to a scrolling element: where the list stands, and moves to a wanted place.
import { useCallback, useLayoutEffect, useRef, useState, type RefObject } from 'react';
import { hasDrifted, placeAfterScroll, placeAt, type ScrollExtent, type ScrollPlace } from './scroll-model.ts';

/** How long nothing must have moved before the scroll bar is set right. */
const restMs = 150;

export interface ListScroll {
  readonly place: ScrollPlace;
  readonly onScroll: () => void;
  readonly scrollTo: (top: number) => void;
}

/** `element` scrolls; `content` and `viewport` are the list's own heights. The place survives changes of both and begins at `firstTop`. */
export const useListScroll = (element: RefObject<HTMLElement | null>, { content, viewport }: ScrollExtent, firstTop: number): ListScroll => {
  const [place, setPlace] = useState<ScrollPlace>({ top: firstTop, physical: 0 });
  const latest = useRef({ place, extent: { content, viewport } });
  latest.current.extent = { content, viewport };
  const resting = useRef<ReturnType<typeof setTimeout> | null>(null);

  const settle = useCallback((next: ScrollPlace): void => {
    latest.current.place = next;
    setPlace(next);
  }, []);

  const apply = useCallback((next: ScrollPlace): void => {
    settle(next);
    if (element.current !== null && Math.abs(element.current.scrollTop - next.physical) >= 1) element.current.scrollTop = next.physical;
  }, [element, settle]);

  const scrollTo = useCallback((top: number): void => { apply(placeAt(top, latest.current.extent)); }, [apply]);

  const onScroll = useCallback((): void => {
    const scroller = element.current;
    if (scroller === null) return;
    const { place: before, extent } = latest.current;
    // Our own setting of the bar comes back as an event and is no movement.
    if (Math.abs(scroller.scrollTop - before.physical) < 1) return;
    const next = placeAfterScroll(before, scroller.scrollTop, extent);
    settle(next);
    if (resting.current !== null) clearTimeout(resting.current);
    const setRight = (): void => { if (hasDrifted(latest.current.place, latest.current.extent)) apply(placeAt(latest.current.place.top, latest.current.extent)); };
    const atAnEnd = next.physical <= 0 || Math.abs(placeAt(Infinity, extent).physical - next.physical) < 1;
    if (atAnEnd) setRight();
    else resting.current = setTimeout(setRight, restMs);
  }, [element, settle, apply]);

  useLayoutEffect(() => {
    if (viewport > 0 && content > 0) apply(placeAt(latest.current.place.top, { content, viewport }));
  }, [content, viewport, apply]);

  return { place, onScroll, scrollTo };
};
