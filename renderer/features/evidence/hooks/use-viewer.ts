// For a viewer: tells the stage what is shown and what can be done with it, and hears its keys.
import { useContext, useEffect, useRef, type KeyboardEvent } from 'react';
import { handled, type CoverCommandId, type ShownAs, type ViewActions, type ViewerCommandId } from '../../../commands/viewer-commands.ts';
import { StageContext } from './use-stage.ts';
import { useViewerKeys, type Moves } from './use-viewer-keys.ts';

interface ViewerParts<As extends ShownAs> {
  readonly as: As;
  /** All that something shown so must have; of more, the rest is not heard. */
  readonly actions: ViewActions<As>;
  /** By the keys that cannot be changed. */
  readonly moves?: Moves;
  /** False while there is nothing to see or to hear. */
  readonly isShown: boolean;
}

type ByCommand = Readonly<Partial<Record<ViewerCommandId, () => void>>>;

export const useViewer = <As extends ShownAs>({ as, actions, moves = {}, isShown }: ViewerParts<As>): ((event: KeyboardEvent) => void) => {
  const all: ByCommand = actions;
  const latest = useRef(all);
  useEffect(() => { latest.current = all; });
  const show = useContext(StageContext)?.show;
  useEffect(() => {
    if (!isShown || show === undefined) return undefined;
    show({ as, run: (id: Exclude<ViewerCommandId, CoverCommandId>) => { latest.current[id]?.(); } });
    return () => { show(null); };
  }, [as, isShown, show]);
  return useViewerKeys({ ...Object.fromEntries(handled[as].map((id) => [id, all[id]])), ...moves });
};
