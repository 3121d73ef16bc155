// The choices kept beside the vault: how panic is set, and that a vault was made unreadable.
import { join } from 'node:path';
import { readPreferences } from '../../../electron/app/preferences.ts';
import { defaultPanicSettings } from '../../../shared/panic/schema.ts';
import type { Operation } from './operation.ts';

const profileIn = (root: string): string => join(root, 'profile');
const folder = '/somewhere/vault';

const preferences: Operation = {
  name: 'preferences',
  lay: async (_, root) => {
    await (await readPreferences(profileIn(root))).change({ language: 'ar-XB' });
  },
  drive: async (_, root, acknowledge) => {
    const store = await readPreferences(profileIn(root));
    await store.useVault(folder);
    acknowledge('chosen');
    await store.changePanic({ ...defaultPanicSettings, isSetUp: true });
    acknowledge('set');
  },
  inspect: async (_, root, told) => {
    const { current, vaultFolder, panic } = await readPreferences(profileIn(root));
    return [
      ...(current.language === 'ar-XB' ? [] : ['the language chosen before is gone']), ...(told.has('chosen') && vaultFolder !== folder ? ['told which vault is used, and it is forgotten'] : []),
      ...(told.has('set') && !panic.isSetUp ? ['told that panic is set up, and it is not'] : []),
    ];
  },
};

export const preferenceOperations: readonly Operation[] = [preferences];
