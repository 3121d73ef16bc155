// The picture with its marks. Drawing on it makes a mark of the chosen kind; everything here can be done in the list beside it as well.
import { useRef, useState, type PointerEvent } from 'react';
import { between, type Area, type Size } from '../../../../shared/evidence/working-copy.ts';
import { useMeasured } from '../../../ui/use-measured.ts';
import type { CoverStage } from '../rules/cover.ts';
import type { Zoom } from '../rules/zoom.ts';
import { CopyMark } from './CopyMark.tsx';

export interface StageMark {
  /** `crop`, or the place of a cover in the list. */
  readonly id: string;
  readonly kind: 'box' | 'blur' | 'crop';
  readonly name: string;
  readonly area: Area;
}

interface CopyStageProps {
  readonly bitmap: ImageBitmap;
  readonly name: string;
  readonly stage: CoverStage;
  readonly zoom: Zoom;
  readonly tool: StageMark['kind'];
  readonly marks: readonly StageMark[];
  readonly selected: string | null;
  readonly onSelect: (id: string) => void;
  readonly onDraw: (area: Area) => void;
  readonly onChange: (id: string, area: Area) => void;
  readonly onRemove: (id: string) => void;
}

/** A shorter movement was a press. */
const shortest = 4;
const mostScale = 8;

/** The whole picture in the room there is; a small one is made larger, so that it can be marked. A pixel is left over, so that nothing has to be scrolled to. */
const scaleIn = (picture: Size, room: Size, zoom: Zoom): number =>
  zoom === 'fit' ? Math.max(0.01, Math.min(mostScale, (room.width - 1) / picture.width, (room.height - 1) / picture.height)) : zoom;

export const CopyStage = ({ bitmap, name, stage, zoom, tool, marks, selected, onSelect, onDraw, onChange, onRemove }: CopyStageProps) => {
  const [measure, room] = useMeasured();
  const start = useRef<{ readonly x: number; readonly y: number } | null>(null);
  const [drawn, setDrawn] = useState<Area | null>(null);
  const picture: Size = { width: bitmap.width, height: bitmap.height };
  const scale = scaleIn(picture, room, zoom);
  const at = (event: PointerEvent<HTMLElement>): { readonly x: number; readonly y: number } => {
    const { left, top } = event.currentTarget.getBoundingClientRect();
    return { x: (event.clientX - left) / scale, y: (event.clientY - top) / scale };
  };
  const begin = (event: PointerEvent<HTMLElement>): void => {
    if (event.button !== 0) return;
    event.currentTarget.setPointerCapture(event.pointerId);
    start.current = at(event);
  };
  const draw = (event: PointerEvent<HTMLElement>): void => { if (start.current !== null) setDrawn(between(start.current, at(event), picture)); };
  const end = (): void => {
    start.current = null;
    setDrawn(null);
    if (drawn !== null && drawn.width * scale >= shortest && drawn.height * scale >= shortest) onDraw(drawn);
  };
  return (
    <div className="viewer-ground copy-ground" ref={measure} tabIndex={0} role="group" aria-label={name} data-cover={stage}>
      <div className="copy-place" dir="ltr" style={{ width: picture.width * scale, height: picture.height * scale }} onPointerDown={begin} onPointerMove={draw} onPointerUp={end}
        onPointerCancel={() => { start.current = null; setDrawn(null); }}>
        <canvas className="copy-canvas" width={bitmap.width} height={bitmap.height} aria-hidden="true" ref={(canvas) => { canvas?.getContext('2d')?.drawImage(bitmap, 0, 0); }} />
        {marks.map((mark) => (
          <CopyMark key={mark.id} {...mark} picture={picture} scale={scale} isSelected={mark.id === selected} onSelect={() => { onSelect(mark.id); }}
            onChange={(area) => { onChange(mark.id, area); }} onRemove={() => { onRemove(mark.id); }} />
        ))}
        {drawn === null ? null : <div className="copy-mark" data-kind={tool} style={{ left: drawn.x * scale, top: drawn.y * scale, width: drawn.width * scale, height: drawn.height * scale }} />}
      </div>
    </div>
  );
};
