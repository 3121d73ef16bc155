// Two panes side by side with a bar between them that moves by pointer, arrow keys, Home and End. Where only one has room, the caller hides the
// other: it is not taken away, so that nothing typed in it and no dialog opened from it is lost.
import { useLayoutEffect, useRef, useState, type KeyboardEvent, type PointerEvent, type ReactNode } from 'react';
import { useText } from '../i18n/use-text.ts';
import './split-pane.css';

interface SplitPaneProps {
  readonly start: ReactNode;
  readonly end: ReactNode;
  /** Not before it was shown for the first time is the second pane there at all. */
  readonly isEndShown: boolean;
  /** Share of the width that `end` takes, and its limits. */
  readonly share: number;
  /** One under the other, as wide as the page: the first pane stays what it is, so that a film in it plays on. */
  readonly isStacked?: boolean;
  readonly onShare: (share: number) => void;
  readonly least?: number;
  readonly most?: number;
}

export const SplitPane = ({ start, end, isEndShown, share, isStacked = false, onShare, least = 0.2, most = 0.7 }: SplitPaneProps) => {
  const t = useText();
  const box = useRef<HTMLDivElement>(null);
  const second = useRef<HTMLDivElement>(null);
  const [wasEndShown, setWasEndShown] = useState(isEndShown);
  if (isEndShown && !wasEndShown) setWasEndShown(true);
  // What goes out of sight would take the keyboard with it. Leaving a field saves it.
  useLayoutEffect(() => {
    if (!isEndShown && second.current?.contains(document.activeElement) === true) box.current?.querySelector<HTMLElement>('.ui-split-start [tabindex="0"]')?.focus({ preventScroll: true });
  }, [isEndShown]);
  const set = (next: number): void => { onShare(Math.min(most, Math.max(least, next))); };
  const rtl = (): boolean => document.documentElement.dir === 'rtl';
  const drag = (event: PointerEvent): void => {
    const bounds = box.current?.getBoundingClientRect();
    if (bounds === undefined || !event.currentTarget.hasPointerCapture(event.pointerId)) return;
    const fromStart = rtl() ? bounds.right - event.clientX : event.clientX - bounds.left;
    set(1 - fromStart / bounds.width);
  };
  const press = (event: KeyboardEvent): void => {
    const towardsStart = rtl() ? 'ArrowRight' : 'ArrowLeft';
    const towardsEnd = rtl() ? 'ArrowLeft' : 'ArrowRight';
    const next = { [towardsStart]: share + 0.02, [towardsEnd]: share - 0.02, Home: most, End: least }[event.key];
    if (next === undefined || event.altKey || event.ctrlKey || event.metaKey) return;
    event.preventDefault();
    set(next);
  };
  return (
    <div className="ui-split" data-stacked={isStacked || undefined} ref={box}>
      <div className="ui-split-pane ui-split-start">{start}</div>
      {wasEndShown ? (
        <>
          {isStacked || !isEndShown ? null : <div className="ui-split-bar" role="separator" tabIndex={0} aria-orientation="vertical" aria-label={t('ui.resizePanes')}
            aria-valuenow={Math.round(share * 100)} aria-valuemin={Math.round(least * 100)} aria-valuemax={Math.round(most * 100)}
            onKeyDown={press} onPointerDown={(event) => { event.currentTarget.setPointerCapture(event.pointerId); }} onPointerMove={drag} />}
          <div className="ui-split-pane" ref={second} hidden={!isEndShown} {...(isStacked ? {} : { style: { flexBasis: `${String(share * 100)}%` } })}>{end}</div>
        </>
      ) : null}
    </div>
  );
};
