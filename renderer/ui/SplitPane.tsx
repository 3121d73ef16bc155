// Two panes side by side with a bar between them that moves by pointer, arrow keys, Home and End. Below 720 px the caller
// shows one pane at a time instead.
import { useRef, type KeyboardEvent, type PointerEvent, type ReactNode } from 'react';
import { useText } from '../i18n/use-text.ts';
import './split-pane.css';

interface SplitPaneProps {
  readonly start: ReactNode;
  /** Null where the first pane has all of the room; what goes on in it goes on. */
  readonly end: ReactNode | null;
  /** Share of the width that `end` takes, and its limits. */
  readonly share: number;
  /** One under the other, as wide as the page: the first pane stays what it is, so that a film in it plays on. */
  readonly isStacked?: boolean;
  readonly onShare: (share: number) => void;
  readonly least?: number;
  readonly most?: number;
}

export const SplitPane = ({ start, end, share, isStacked = false, onShare, least = 0.2, most = 0.7 }: SplitPaneProps) => {
  const t = useText();
  const box = useRef<HTMLDivElement>(null);
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
      {end === null ? null : (
        <>
          {isStacked ? null : <div className="ui-split-bar" role="separator" tabIndex={0} aria-orientation="vertical" aria-label={t('ui.resizePanes')}
            aria-valuenow={Math.round(share * 100)} aria-valuemin={Math.round(least * 100)} aria-valuemax={Math.round(most * 100)}
            onKeyDown={press} onPointerDown={(event) => { event.currentTarget.setPointerCapture(event.pointerId); }} onPointerMove={drag} />}
          <div className="ui-split-pane" {...(isStacked ? {} : { style: { flexBasis: `${String(share * 100)}%` } })}>{end}</div>
        </>
      )}
    </div>
  );
};
