// Calls for preferences (kept by main, outside any vault) and settings (kept in the vault).
import { z } from 'zod';
import { call, event, noInput } from '../contract/define.ts';
import { vaultIdSchema } from '../ids.ts';
import { keptPlaceSchema } from '../window/place.ts';
import { preferencesSchema, screenLockTellers, settingsSchema } from './schema.ts';

const screenLock = z.strictObject({ teller: z.enum(screenLockTellers) });

export const settingsContract = {
  calls: {
    preferences: call({ runsIn: 'main', needs: 'nothing', input: noInput, output: preferencesSchema, failures: [] }),
    changePreferences: call({ runsIn: 'main', needs: 'nothing', input: preferencesSchema.partial(), output: preferencesSchema, failures: [] }),
    get: call({ runsIn: 'vault', needs: 'open-vault', input: noInput, output: settingsSchema, failures: [] }),
    /** How many stored settings and choices cannot be read; the ordinary ones hold in their place. */
    unread: call({ runsIn: 'vault', needs: 'open-vault', input: noInput, output: z.strictObject({ count: z.int().min(0) }), failures: [] }),
    change: call({ runsIn: 'vault', needs: 'open-vault', input: settingsSchema.partial(), output: settingsSchema, failures: [] }),
    /** Whether this computer says when its screen is locked. */
    screenLock: call({ runsIn: 'main', needs: 'open-vault', input: noInput, output: screenLock, failures: [] }),
    /** Where a lock met the window, and of which vault: one window opens several after each other. */
    place: call({ runsIn: 'vault', needs: 'open-vault', input: noInput, output: z.strictObject({ place: keptPlaceSchema.nullable(), vaultId: vaultIdSchema }), failures: [] }),
    keepPlace: call({ runsIn: 'vault', needs: 'open-vault', input: keptPlaceSchema, output: z.strictObject({ savedAt: z.int() }), failures: [] }),
  },
  events: {
    preferencesChanged: event({ payload: preferencesSchema }),
    changed: event({ payload: settingsSchema }),
    screenLockChanged: event({ payload: screenLock }),
  },
} as const;
