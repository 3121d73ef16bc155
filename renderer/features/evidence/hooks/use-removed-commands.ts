// The palette's way to what can be done with items that were removed from the list.
import { useEffect, useMemo, useRef } from 'react';
import { useScreenCommands } from '../../../commands/CommandProvider.tsx';
import { itemCommand } from '../../../commands/needs-items.ts';

interface RemovedCommands {
  readonly bringBack: () => void;
  /** Asks first. */
  readonly destroy: () => void;
}

export const useRemovedCommands = (commands: RemovedCommands): void => {
  const latest = useRef(commands);
  useEffect(() => { latest.current = commands; });
  useScreenCommands(useMemo(() => [
    itemCommand('bring-back-items', null, () => { latest.current.bringBack(); }),
    itemCommand('destroy-items', null, () => { latest.current.destroy(); }),
  ], []));
};
