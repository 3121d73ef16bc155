// What a command is. Commands feed the palette, the keys, the menus and the native menu from one table. Which keys a command has is in
// shared/window/keys.ts, by its id, because people can change them.
import type { MessageKey } from '../../shared/i18n/keys.ts';
import type { Router } from '../frame/RouteProvider.tsx';

/** What a command may do and look at. */
export interface CommandContext {
  readonly router: Router;
  readonly lock: () => void;
  readonly openPalette: () => void;
  readonly openActivity: () => void;
  readonly openHelp: () => void;
  readonly openKeysList: () => void;
  readonly addEvidence: (what: 'files' | 'folder') => void;
  /** Shows what there is to recording; begins nothing by itself. */
  readonly record: () => void;
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
  /** Its keys work while a field has the focus too. A single letter or sign never does. */
  readonly inFields?: boolean;
  /** Kept out of the palette: it only makes sense as a key. */
  readonly keyOnly?: boolean;
  /** Why it is not possible now; null when it is. */
  readonly reason?: (context: CommandContext) => MessageKey | null;
  /** Its key says the reason where it is not possible, instead of doing nothing. */
  readonly saysReason?: boolean;
  readonly run: (context: CommandContext) => void;
}
