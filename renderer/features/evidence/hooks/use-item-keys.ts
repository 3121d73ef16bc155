// Keys of the screen of one item, wherever on it the focus is: the arrows step to the next item, the viewer's keys work for what is shown. The details and every field keep
// theirs.
import type { KeyboardEvent } from 'react';
import { useCommands } from '../../../commands/CommandProvider.tsx';
import { viewerCommandIds } from '../../../commands/viewer-commands.ts';
import { useViewerKeys } from './use-viewer-keys.ts';

/** These move inside themselves with arrows. */
const ownArrows = 'input, textarea, select, [role="slider"], [role="toolbar"], [role="separator"], [role="tablist"], [role="dialog"]';

export const useItemKeys = (step: (way: 'previous' | 'next') => void): ((event: KeyboardEvent) => void) => {
  const { commands, context } = useCommands();
  const onViewerKey = useViewerKeys(Object.fromEntries(viewerCommandIds.flatMap((id) => {
    const command = commands.find((one) => one.id === id);
    return command?.reason?.(context) === null ? [[id, () => { command.run(context); }]] : [];
  })));
  return (event) => {
    if (event.isDefaultPrevented() || (event.target instanceof HTMLElement && event.target.closest('aside') !== null)) return;
    onViewerKey(event);
    if (event.isDefaultPrevented() || event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.target instanceof HTMLElement && event.target.closest(ownArrows) !== null) return;
    const rtl = document.documentElement.dir === 'rtl';
    const way = event.key === 'ArrowLeft' ? (rtl ? 'next' : 'previous') : event.key === 'ArrowRight' ? (rtl ? 'previous' : 'next') : null;
    if (way === null) return;
    event.preventDefault();
    step(way);
  };
};
