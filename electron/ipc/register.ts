// The only user of Electron's ipcMain. Registers exactly the calls of the contract; each is checked: sender, vault state,
// input, output.
import { ipcMain, type WebContents } from 'electron';
import { calls, type CallName } from '../../shared/contract/registry.ts';
import { failed, type Result } from '../../shared/contract/result.ts';
import { answer } from './dispatch.ts';
import { isGone, isOurWindow } from './sender.ts';

export interface Boundary {
  /** Our window's contents, null before it exists and after it is gone. */
  readonly ours: () => WebContents | null;
  readonly isOpen: () => boolean;
  /** Whether a passphrase of the open vault was typed lately enough for something to leave it. Asked once for each call that takes something out. */
  readonly mayLeave: () => boolean;
  /** The handler of a call; total over the contract (a test proves it). */
  readonly handlerOf: (name: CallName) => (input: unknown) => Promise<unknown>;
  readonly report: (error: unknown) => void;
}

/** Makes every call of the contract answerable. Called once, before the window loads its page. */
export const registerCalls = (boundary: Boundary): void => {
  for (const [name, declaration] of calls) {
    const handler = boundary.handlerOf(name);
    ipcMain.handle(name, async (event, ...args: unknown[]): Promise<Result<unknown>> => {
      if (isGone(event, boundary.ours())) {
        return failed({ code: 'vault-locked', facts: {} });
      }
      if (!isOurWindow(event, boundary.ours())) {
        boundary.report(new Error(`call from a foreign frame refused: ${name}`));
        return failed({ code: 'input-refused', facts: {} });
      }
      if (args.length !== 1) {
        return failed({ code: 'input-refused', facts: {} });
      }
      if (declaration.needs !== 'nothing' && !boundary.isOpen()) {
        return failed({ code: 'vault-locked', facts: {} });
      }
      if (declaration.needs === 'recent-passphrase' && !boundary.mayLeave()) {
        return failed({ code: 'passphrase-again', facts: {} });
      }
      return answer(declaration, handler, args[0], boundary.report);
    });
  }
};
