// Text that was copied on purpose leaves the clipboard after a minute, unless something else was copied meanwhile.
import { clipboard } from 'electron';

export const clipboardClearMs = 60_000;

export interface ClipboardGuard {
  copy(text: string): Promise<void>;
  /** At lock and at quit: takes our text off at once. */
  clear(): Promise<void>;
}

export const createClipboardGuard = (): ClipboardGuard => {
  let ours: string | null = null;
  let timer: NodeJS.Timeout | undefined;
  const clear = async (): Promise<void> => {
    clearTimeout(timer);
    const text = ours;
    ours = null;
    if (text !== null && (await clipboard.readText()) === text) {
      clipboard.clear();
    }
  };
  return {
    async copy(text) {
      clearTimeout(timer);
      await clipboard.writeText(text);
      ours = text;
      timer = setTimeout(() => void clear(), clipboardClearMs);
    },
    clear,
  };
};
