// How large running text is shown. It always fits the width and is never turned.
import { useState, type CSSProperties } from 'react';
import { zoomStep } from '../rules/zoom.ts';

export interface TextSize {
  readonly scale: number;
  readonly actions: { readonly larger: () => void; readonly smaller: () => void; readonly 'full-size': () => void };
  /** For the paper that the text is on. */
  readonly style: CSSProperties;
}

const [least, most] = [0.5, 4];

export const useTextSize = (): TextSize => {
  const [scale, setScale] = useState(1);
  return {
    scale,
    actions: { larger: () => { setScale(Math.min(most, zoomStep(scale, 1))); }, smaller: () => { setScale(Math.max(least, zoomStep(scale, -1))); }, 'full-size': () => { setScale(1); } },
    style: { '--text-zoom': scale } as CSSProperties,
  };
};
