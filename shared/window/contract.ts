// Calls about the window itself: what runs here, saving and printing documents, and commands that come from the native menu.
import { z } from 'zod';
import { call, done, event, noInput } from '../contract/define.ts';
import { longestCopied, MiB } from '../sizes.ts';

const pdf = z.instanceof(Uint8Array).refine((value) => value.byteLength <= 64 * MiB, { error: 'too many bytes' });

/** Commands that the native menu and global keys can send; the window's own table (renderer/commands) gives them meaning. */
export const menuCommands = ['add-evidence', 'lock', 'find', 'command-palette', 'settings', 'about', 'home', 'evidence', 'print', 'help', 'keys-list'] as const;

export const windowContract = {
  calls: {
    about: call({
      runsIn: 'main', needs: 'nothing', input: noInput,
      output: z.strictObject({
        version: z.string(), electron: z.string().nullable(), chromium: z.string().nullable(), node: z.string(),
        platform: z.string(), databaseEngine: z.string(),
        /** True when the window is the development shell and not the packaged product. */
        developmentShell: z.boolean(),
      }),
      failures: [],
    }),
    /** Asks where to, then saves a document outside the vault. */
    saveDocument: call({
      runsIn: 'main', needs: 'recent-passphrase', input: z.strictObject({ suggestedName: z.string().min(1).max(200), pdf }),
      output: z.strictObject({ saved: z.boolean() }), failures: ['read-back-differs'],
    }),
    /** Opens the system's print dialog for what the window shows. */
    print: call({ runsIn: 'main', needs: 'recent-passphrase', input: noInput, output: z.strictObject({ printed: z.boolean() }), failures: [] }),
    /** Puts text on the clipboard and takes it off again after a minute if it is still there. */
    copyText: call({ runsIn: 'main', needs: 'nothing', input: z.strictObject({ text: z.string().max(longestCopied) }), output: done, failures: [] }),
    /** Someone used the window: starts the idle clock again. Sent at most once every five seconds. */
    active: call({ runsIn: 'main', needs: 'nothing', input: noInput, output: done, failures: [] }),
  },
  events: {
    command: event({ payload: z.strictObject({ command: z.enum(menuCommands) }) }),
  },
} as const;
