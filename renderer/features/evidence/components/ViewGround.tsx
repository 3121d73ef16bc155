// The ground that a picture or a film lies on: as large and as turned as it is looked at, and moved by dragging where it is larger than its room.
import { useRef, type CSSProperties, type PointerEvent, type ReactNode } from 'react';
import { turned } from '../../../media/picture-size.ts';
import type { View } from '../hooks/use-view.ts';

interface ViewGroundProps {
  readonly view: View;
  readonly role: 'img' | 'group';
  readonly name: string;
  /** A press that moved nothing. */
  readonly onPress?: () => void;
  readonly children: ReactNode;
}

/** A shorter movement, in pixels, was a press. */
const shortest = 4;

export const ViewGround = ({ view: { hold, size, scale, turns, canPan, pan }, role, name, onPress, children }: ViewGroundProps) => {
  const moved = useRef(0);
  const picture = size ?? { width: 1, height: 1 };
  const seen = turned(picture, turns);
  const begin = (event: PointerEvent<HTMLElement>): void => {
    moved.current = 0;
    if (canPan) event.currentTarget.setPointerCapture(event.pointerId);
  };
  const drag = (event: PointerEvent<HTMLElement>): void => {
    if (!event.currentTarget.hasPointerCapture(event.pointerId)) return;
    moved.current += Math.abs(event.movementX) + Math.abs(event.movementY);
    pan(-event.movementX, -event.movementY);
  };
  const place: CSSProperties = { inlineSize: seen.width * scale, blockSize: seen.height * scale };
  const look = { '--turn': `${String(turns * 90)}deg`, inlineSize: picture.width * scale, blockSize: picture.height * scale } as CSSProperties;
  return (
    <div className="viewer-ground" role={role} tabIndex={0} aria-label={name} ref={hold} onPointerDown={begin} onPointerMove={drag} data-can-pan={canPan || undefined}
      onClick={() => { if (moved.current < shortest) onPress?.(); }}>
      <div className="viewer-place" style={place}>
        <div className="viewer-look" style={look} data-waiting={size === null || undefined}>{children}</div>
      </div>
    </div>
  );
};
