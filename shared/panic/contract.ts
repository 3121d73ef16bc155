// Calls and events of panic. All run in main, so that they work while the vault process hangs or was never started; those that begin it
// also before a vault is open.
import { z } from 'zod';
import { call, done, event, noInput } from '../contract/define.ts';
import { ticketSchema } from '../ids.ts';
import { passphraseSchema } from '../vault/schema.ts';
import { panicChangeSchema, panicStatusSchema, provingPlaces } from './schema.ts';

export const panicContract = {
  calls: {
    status: call({ runsIn: 'main', needs: 'nothing', input: noInput, output: panicStatusSchema, failures: [] }),
    /** Asks again for what the person opens the vault with; from then on panic can be changed, until the vault locks or `leave`. */
    confirm: call({
      runsIn: 'main', needs: 'open-vault', input: z.strictObject({ current: passphraseSchema }), output: done,
      failures: ['passphrase-did-not-open', 'header-damaged', 'memory-not-available'],
    }),
    leave: call({ runsIn: 'main', needs: 'nothing', input: noInput, output: done, failures: [] }),
    /** Changes what panic does; a key that cannot be one is refused, and a decoy that was not chosen. */
    change: call({ runsIn: 'main', needs: 'open-vault', input: panicChangeSchema, output: panicStatusSchema, failures: ['passphrase-needed'] }),
    /** The unlock screen of the vault behind the ticket is what shows afterwards. Its folder is then kept beside the vault's own in the preferences. */
    useDecoy: call({
      runsIn: 'main', needs: 'open-vault', input: z.strictObject({ ticket: ticketSchema }), output: panicStatusSchema,
      failures: ['passphrase-needed', 'decoy-refused', 'vault-missing', 'folder-not-a-vault', 'not-found'],
    }),
    /** The button is held down: sent every 100 ms. Only an unbroken row of these counts. */
    hold: call({ runsIn: 'main', needs: 'nothing', input: noInput, output: done, failures: [] }),
    letGo: call({ runsIn: 'main', needs: 'nothing', input: noInput, output: done, failures: [] }),
    /** For people who cannot hold: the first place, then within five seconds the second. */
    press: call({ runsIn: 'main', needs: 'nothing', input: z.strictObject({ place: z.enum(['first', 'second']) }), output: done, failures: [] }),
    /** A tap while the countdown runs. */
    cancel: call({ runsIn: 'main', needs: 'nothing', input: noInput, output: done, failures: [] }),
    /** For two minutes the gesture only proves that the key arrives; nothing can be destroyed meanwhile. */
    prove: call({ runsIn: 'main', needs: 'open-vault', input: z.strictObject({ place: z.enum(provingPlaces) }), output: done, failures: ['passphrase-needed'] }),
    stopProving: call({ runsIn: 'main', needs: 'nothing', input: noInput, output: done, failures: [] }),
    /** Makes a throw-away vault, on which the gesture acts until the rehearsal is ended. */
    rehearse: call({ runsIn: 'main', needs: 'open-vault', input: noInput, output: done, failures: ['passphrase-needed'] }),
    endRehearsal: call({ runsIn: 'main', needs: 'nothing', input: noInput, output: done, failures: [] }),
  },
  events: {
    changed: event({ payload: panicStatusSchema }),
  },
} as const;
