// Joins the table with what the screen adds, listens to keys and to the native menu, and opens the palette.
import { createContext, useCallback, useContext, useLayoutEffect, useMemo, useRef, useState, type ReactNode } from 'react';
import { defaultSettings } from '../../shared/settings/schema.ts';
import type { ChangedKeys, KeyedCommandId } from '../../shared/window/keys.ts';
import { listen } from '../api.ts';
import { useAnswer } from '../data/use-answer.ts';
import { useText } from '../i18n/use-text.ts';
import { announce } from '../session/notices.ts';
import type { Command, CommandContext } from './command.ts';
import { commandForKey, keysOf as keysWith } from './key-routing.ts';
import { isMacKeyboard, matches, shownCombination, type KeyPress } from './keys.ts';
import { commands as everywhere } from './table.ts';

interface CommandsApi {
  readonly commands: readonly Command[];
  readonly context: CommandContext;
  readonly isMac: boolean;
  readonly changed: ChangedKeys;
  /** The keys of a command as they are printed on the keyboard, those that were changed too; empty when it has none. */
  readonly keysOf: (id: string) => readonly string[];
  readonly add: (commands: readonly Command[]) => () => void;
}

const firstKeys: ChangedKeys = {};

const CommandsContext = createContext<CommandsApi | null>(null);

/** Commands and what they act on. Only inside an open vault. */
export const useCommands = (): CommandsApi => {
  const value = useContext(CommandsContext);
  if (value === null) throw new Error('useCommands outside CommandProvider');
  return value;
};

/** Whether a press is a key of this command, for what hears it itself. Before a vault is open they are the keys that everyone begins with. */
export const useKeyTest = (): ((id: KeyedCommandId, press: KeyPress) => boolean) => {
  const changed = useContext(CommandsContext)?.changed ?? firstKeys;
  return useCallback((id, press) => keysWith(id, changed).some((keys) => matches(press, keys, isMacKeyboard(navigator.platform))), [changed]);
};

/**
 * Adds commands while the calling screen is shown, and from the moment that it is seen: the next key finds them, however quickly it follows. Give a
 * stable list (useMemo).
 */
export const useScreenCommands = (commands: readonly Command[]): void => {
  const { add } = useCommands();
  useLayoutEffect(() => add(commands), [add, commands]);
};

export const CommandProvider = ({ context, children }: { readonly context: CommandContext; readonly children: ReactNode }) => {
  const t = useText();
  const [added, setAdded] = useState<readonly (readonly Command[])[]>([]);
  const isMac = isMacKeyboard(navigator.platform);
  const settings = useAnswer('settings.get', {}).data ?? defaultSettings;
  const add = useCallback((commands: readonly Command[]) => {
    setAdded((before) => [...before, commands]);
    return () => { setAdded((before) => before.filter((one) => one !== commands)); };
  }, []);
  const { keys: changed, singleKeyShortcuts } = settings;
  const keysOf = useCallback((id: string) => keysWith(id, changed).map((keys) => shownCombination(keys, isMac)), [changed, isMac]);
  const value = useMemo<CommandsApi>(() => ({ commands: [...added.flat(), ...everywhere], context, isMac, changed, keysOf, add }), [added, context, isMac, changed, keysOf, add]);
  const latest = useRef(value);
  useLayoutEffect(() => { latest.current = value; });
  // Before the place is seen: whoever sees it and presses a key is heard.
  useLayoutEffect(() => {
    const run = (command: Command | undefined): boolean => {
      const now = latest.current.context;
      if (command === undefined) return false;
      const reason = command.reason?.(now) ?? null;
      if (reason !== null) {
        if (command.saysReason === true) announce(t(reason));
        return command.saysReason === true;
      }
      command.run(now);
      return true;
    };
    const press = (event: KeyboardEvent): void => {
      const command = commandForKey(latest.current.commands, event, { isMac, singleKeys: singleKeyShortcuts, changed });
      if (run(command)) {
        event.preventDefault();
        event.stopPropagation();
      }
    };
    window.addEventListener('keydown', press, { capture: true });
    const stop = listen('window.command', ({ command }) => { run(latest.current.commands.find((one) => one.id === command)); });
    return () => {
      window.removeEventListener('keydown', press, { capture: true });
      stop();
    };
  }, [isMac, singleKeyShortcuts, changed, t]);
  return <CommandsContext value={value}>{children}</CommandsContext>;
};
