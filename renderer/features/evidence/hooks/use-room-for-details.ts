// Whether details have room beside the list. The window may be wide and the place narrow, because Activity or Help stands beside it; a squeezed
// list and squeezed details are worth less than the list alone.
import { useMeasured } from '../../../ui/use-measured.ts';
import { useNarrow } from './use-narrow.ts';

/** Narrowest, in rem, that holds a list with its date column and a form; or a viewer and a form. */
export const roomForList = 46;
export const roomForViewer = 36;

/** Gives a ref for the element that holds both, and whether they fit. */
export const useRoomForDetails = (leastRoom: number): readonly [(element: HTMLElement | null) => void, boolean] => {
  const narrow = useNarrow();
  const [measure, { width }] = useMeasured();
  const rem = Number.parseFloat(getComputedStyle(document.documentElement).fontSize);
  return [measure, !narrow && (width === 0 || width >= leastRoom * rem)];
};
