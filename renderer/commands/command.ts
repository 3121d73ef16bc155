// What a command is. Commands feed the palette, the keys, the menus and the native menu from one table.
import type { MessageKey } from '../../shared/i18n/keys.ts';
import type { Router } from '../frame/RouteProvider.tsx';
import type { KeyCombination } from './keys.ts';

/** What a command may do and look at. */
export interface CommandContext {
  readonly router: Router;
  readonly lock: () => void;
  readonly openPalette: () => void;
  readonly openActivity: () => void;
  readonly addEvidence: (what: 'files' | 'folder') => void;
  readonly cyclePanes: (direction: 1 | -1) => void;
  readonly saveNow: () => void;
}

export interface Command {
  readonly id: string;
  readonly words: MessageKey;
  /** Values for the words: `Export {count} items`. */
  readonly values?: Readonly<Record<string, string | number>>;
  /** Other names people look for, in one text separated by commas. */
  readonly synonyms?: MessageKey;
  readonly keys?: readonly KeyCombination[];
  /** Works while a field has the focus; false for single letters. */
  readonly inFields?: boolean;
  /** Kept out of the palette: it only makes sense as a key. */
  readonly keyOnly?: boolean;
  /** Why it is not possible now; null when it is. */
  readonly reason?: (context: CommandContext) => MessageKey | null;
  readonly run: (context: CommandContext) => void;
}
