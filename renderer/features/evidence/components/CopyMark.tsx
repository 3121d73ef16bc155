// One mark on the picture: moved by dragging or arrows, sized at its corner or with Shift and arrows, taken away with Delete.
import { useRef, type KeyboardEvent, type PointerEvent } from 'react';
import { moved, resized, type Area, type Size } from '../../../../shared/evidence/working-copy.ts';

interface CopyMarkProps {
  readonly kind: 'box' | 'blur' | 'crop';
  readonly name: string;
  readonly area: Area;
  readonly picture: Size;
  /** Pixels of the screen for one of the picture. */
  readonly scale: number;
  readonly isSelected: boolean;
  readonly onSelect: () => void;
  readonly onChange: (area: Area) => void;
  readonly onRemove: () => void;
}

/** How far an arrow goes, in pixels of the screen. */
const arrowStep = 4;

const arrows: Readonly<Record<string, readonly [number, number]>> = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] };

export const CopyMark = ({ kind, name, area, picture, scale, isSelected, onSelect, onChange, onRemove }: CopyMarkProps) => {
  const from = useRef<{ readonly x: number; readonly y: number; readonly area: Area; readonly sizes: boolean } | null>(null);
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const arrow = arrows[event.key];
    if (arrow !== undefined) {
      const [right, down] = arrow.map((way) => way * Math.max(1, Math.round(arrowStep / scale))) as [number, number];
      onChange(event.shiftKey ? resized(area, right, down, picture) : moved(area, right, down, picture));
    } else if (event.key === 'Delete' || event.key === 'Backspace') {
      onRemove();
    } else {
      return;
    }
    event.preventDefault();
    event.stopPropagation();
  };
  const hold = (event: PointerEvent<HTMLElement>): void => {
    event.stopPropagation();
    event.currentTarget.setPointerCapture(event.pointerId);
    from.current = { x: event.clientX, y: event.clientY, area, sizes: (event.target as HTMLElement).dataset['corner'] !== undefined };
    onSelect();
  };
  const drag = (event: PointerEvent<HTMLElement>): void => {
    if (from.current === null) return;
    const [right, down] = [Math.round((event.clientX - from.current.x) / scale), Math.round((event.clientY - from.current.y) / scale)];
    onChange(from.current.sizes ? resized(from.current.area, right, down, picture) : moved(from.current.area, right, down, picture));
  };
  return (
    <button type="button" className="copy-mark" data-kind={kind} aria-label={name} aria-pressed={isSelected} onKeyDown={onKeyDown} onFocus={onSelect}
      onPointerDown={hold} onPointerMove={drag} onPointerUp={() => { from.current = null; }} onPointerCancel={() => { from.current = null; }}
      style={{ left: area.x * scale, top: area.y * scale, width: area.width * scale, height: area.height * scale }}>
      <span className="copy-mark-corner" data-corner />
    </button>
  );
};
