// The channel on which the preload claims dropped files. Same checks as every call: our window, an open vault, a bounded list.
import { ipcMain, type WebContents } from 'electron';
import { isAbsolute, basename } from 'node:path';
import { z } from 'zod';
import type { Tickets } from '../app/handlers/tickets.ts';
import { claimChannel } from './claim.ts';
import { isOurWindow } from './sender.ts';

const claimed = z.array(z.string().min(1).max(32_768).refine(isAbsolute)).max(100_000);

/** Answers with a ticket and a name for each path, or with an empty list when the claim is refused. */
export const registerClaim = (boundary: { readonly ours: () => WebContents | null; readonly isOpen: () => boolean; readonly tickets: Tickets }): void => {
  ipcMain.handle(claimChannel, async (event, ...args: unknown[]) => {
    const paths = claimed.safeParse(args[0]);
    if (!isOurWindow(event, boundary.ours()) || !boundary.isOpen() || !paths.success || args.length !== 1) {
      return Promise.resolve([]);
    }
    return Promise.resolve(paths.data.map((path) => ({ ticket: boundary.tickets.issue(path), name: basename(path) })));
  });
};
