// Calls and events of panic. All run in main, so that they work while the vault process hangs or was never started; those that begin it
// also before a vault is open.
import { z } from 'zod';
import { call, done, event, noInput } from '../contract/define.ts';
import { panicChangeSchema, panicStatusSchema, provingPlaces } from './schema.ts';

export const panicContract = {
  calls: {
    status: call({ runsIn: 'main', needs: 'nothing', input: noInput, output: panicStatusSchema, failures: [] }),
    /** Changes what panic does; a key that cannot be one is refused. */
    change: call({ runsIn: 'main', needs: 'open-vault', input: panicChangeSchema, output: panicStatusSchema, failures: [] }),
    /** The button is held down: sent every 100 ms. Only an unbroken row of these counts. */
    hold: call({ runsIn: 'main', needs: 'nothing', input: noInput, output: done, failures: [] }),
    letGo: call({ runsIn: 'main', needs: 'nothing', input: noInput, output: done, failures: [] }),
    /** For people who cannot hold: the first place, then within five seconds the second. */
    press: call({ runsIn: 'main', needs: 'nothing', input: z.strictObject({ place: z.enum(['first', 'second']) }), output: done, failures: [] }),
    /** A tap while the countdown runs. */
    cancel: call({ runsIn: 'main', needs: 'nothing', input: noInput, output: done, failures: [] }),
    /** For two minutes the gesture only proves that the key arrives; nothing can be destroyed meanwhile. */
    prove: call({ runsIn: 'main', needs: 'open-vault', input: z.strictObject({ place: z.enum(provingPlaces) }), output: done, failures: [] }),
    stopProving: call({ runsIn: 'main', needs: 'nothing', input: noInput, output: done, failures: [] }),
    /** Makes a throw-away vault, on which the gesture acts until the rehearsal is ended. */
    rehearse: call({ runsIn: 'main', needs: 'open-vault', input: noInput, output: done, failures: [] }),
    endRehearsal: call({ runsIn: 'main', needs: 'nothing', input: noInput, output: done, failures: [] }),
  },
  events: {
    changed: event({ payload: panicStatusSchema }),
  },
} as const;
