// How a picture or a film is looked at: how large, how turned, and moved where it is larger than its room. Only the view changes, never the file.
import { useCallback, useRef, useState } from 'react';
import { turned, type PictureSize } from '../../../media/picture-size.ts';
import { fitScale, zoomStep, type Zoom } from '../rules/zoom.ts';
import { focusIfFree } from './focus-if-free.ts';
import { useMeasured } from '../../../ui/use-measured.ts';
import type { Moves } from './use-viewer-keys.ts';

export interface View {
  /** For the ground that it lies on. */
  readonly hold: (element: HTMLDivElement | null) => void;
  /** Null until it is known. */
  readonly size: PictureSize | null;
  readonly scale: number;
  /** Quarter turns clockwise. */
  readonly turns: number;
  readonly canPan: boolean;
  readonly pan: (x: number, y: number) => void;
  readonly actions: { readonly larger: () => void; readonly smaller: () => void; readonly fit: () => void; readonly 'full-size': () => void; readonly turn: () => void };
  /** The arrows, where there is something to move. */
  readonly moves: Moves;
}

const panStep = 80;

/** `mostFit` is how large it is made at most to fill its room. */
export const useView = (size: PictureSize | null, mostFit: number): View => {
  const [measure, room] = useMeasured();
  const box = useRef<HTMLDivElement | null>(null);
  const [zoom, setZoom] = useState<Zoom>('fit');
  const [turns, setTurns] = useState(0);
  const hold = useCallback((element: HTMLDivElement | null) => {
    box.current = element;
    focusIfFree(element);
    return measure(element);
  }, [measure]);
  const picture = size ?? { width: 1, height: 1 };
  const scale = zoom === 'fit' ? fitScale(picture, turns, room, mostFit) : zoom;
  const seen = turned(picture, turns);
  const canPan = seen.width * scale > room.width + 1 || seen.height * scale > room.height + 1;
  const pan = (x: number, y: number): void => { box.current?.scrollBy(x, y); };
  const panBy = (x: number, y: number) => (canPan ? () => { pan(x, y); } : undefined);
  return {
    hold, size, scale, turns, canPan, pan,
    actions: {
      larger: () => { setZoom(zoomStep(scale, 1)); }, smaller: () => { setZoom(zoomStep(scale, -1)); }, fit: () => { setZoom('fit'); }, 'full-size': () => { setZoom(1); },
      turn: () => { setTurns((before) => (before + 1) % 4); },
    },
    moves: { ArrowLeft: panBy(-panStep, 0), ArrowRight: panBy(panStep, 0), ArrowUp: panBy(0, -panStep), ArrowDown: panBy(0, panStep) },
  };
};
