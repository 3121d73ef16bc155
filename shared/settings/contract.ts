// Calls for preferences (kept by main, outside any vault) and settings (kept in the vault).
import { call, event, noInput } from '../contract/define.ts';
import { preferencesSchema, settingsSchema } from './schema.ts';

export const settingsContract = {
  calls: {
    preferences: call({ runsIn: 'main', needs: 'nothing', input: noInput, output: preferencesSchema, failures: [] }),
    changePreferences: call({ runsIn: 'main', needs: 'nothing', input: preferencesSchema.partial(), output: preferencesSchema, failures: [] }),
    get: call({ runsIn: 'vault', needs: 'open-vault', input: noInput, output: settingsSchema, failures: [] }),
    change: call({ runsIn: 'vault', needs: 'open-vault', input: settingsSchema.partial(), output: settingsSchema, failures: [] }),
  },
  events: {
    preferencesChanged: event({ payload: preferencesSchema }),
    changed: event({ payload: settingsSchema }),
  },
} as const;
