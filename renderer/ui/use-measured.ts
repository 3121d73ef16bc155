// The size of an element, followed as the window, the text size and the density change.
import { useCallback, useState } from 'react';

export interface Measured {
  readonly width: number;
  readonly height: number;
}

/** Gives a ref to put on the element and its inner size; zeros until it is there. */
export const useMeasured = (): readonly [(element: HTMLElement | null) => void, Measured] => {
  const [size, setSize] = useState<Measured>({ width: 0, height: 0 });
  const ref = useCallback((element: HTMLElement | null) => {
    if (element === null) return undefined;
    const measure = (): void => {
      const { clientWidth: width, clientHeight: height } = element;
      setSize((before) => (before.width === width && before.height === height ? before : { width, height }));
    };
    measure();
    const observer = new ResizeObserver(measure);
    observer.observe(element);
    return () => { observer.disconnect(); };
  }, []);
  return [ref, size];
};
