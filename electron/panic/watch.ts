// Notices that another copy of the program made the open vault unreadable, so that this one does not go on showing it. Looks at the header
// through a file that it keeps open: what was written over it can be read there also after it was deleted.
import { open, stat, type FileHandle } from 'node:fs/promises';
import { join } from 'node:path';
import { readOnlyFlags } from '../vault/disk/read-only-flags.ts';
import { carriesMark, smallestMarked } from './mark.ts';
import { slotFiles } from './places.ts';

const everyMs = 1000;

/** Calls `onWiped` once, within about a second. The answer ends the watching. Where the header cannot be looked at, nothing is noticed. */
export const watchForWipe = (folder: string, onWiped: () => void): (() => void) => {
  const [first = ''] = slotFiles;
  const path = join(folder, first);
  let held: FileHandle | null = null;
  let isLooking = false;
  let isEnded = false;

  const letGo = async (): Promise<void> => {
    const handle = held;
    held = null;
    await handle?.close().catch(() => undefined);
  };
  /** A change of who can open the vault puts another file in place: that one is held from then on. */
  const holdNewest = async (): Promise<void> => {
    const found = await stat(path).catch(() => null);
    if (found === null || (held !== null && (await held.stat()).ino === found.ino)) return;
    const next = await open(path, readOnlyFlags).catch(() => null);
    if (next === null) return;
    await letGo();
    held = next;
  };
  const look = async (): Promise<void> => {
    const buffer = Buffer.alloc(smallestMarked);
    if (held !== null && (await held.read(buffer, 0, buffer.byteLength, 0)).bytesRead === buffer.byteLength && carriesMark(buffer)) {
      end();
      onWiped();
      return;
    }
    await holdNewest();
  };
  const lookOnce = (): void => {
    if (isLooking || isEnded) return;
    isLooking = true;
    void look().catch(() => undefined).finally(() => {
      isLooking = false;
      if (isEnded) void letGo();
    });
  };
  const timer = setInterval(lookOnce, everyMs);
  timer.unref();
  const end = (): void => {
    isEnded = true;
    clearInterval(timer);
    if (!isLooking) void letGo();
  };
  lookOnce();
  return end;
};
