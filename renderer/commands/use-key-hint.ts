// The key of a command, for the tooltip of the button that does the same.
import { useCallback } from 'react';
import { useCommands } from './CommandProvider.tsx';

/** `{ keys }` for a button's hint, or nothing where the command has no key. */
export const useKeyHint = (): ((id: string) => { readonly keys?: string }) => {
  const { keysOf } = useCommands();
  return useCallback((id: string) => {
    const [keys] = keysOf(id);
    return keys === undefined ? {} : { keys };
  }, [keysOf]);
};
