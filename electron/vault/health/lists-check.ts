// Looks that every tag, case and link and every date that the list is sorted by can be read: what cannot is missing from its list, and keeps nothing else from being shown.
import { recordsFile } from '../vault-files.ts';
import type { Check } from './check.ts';

export const listsCheck: Check = async ({ recorded, report }) => {
  for (const { kind, item, facts } of await recorded.unreadInLists()) report({ severity: 'damage', kind, item, file: recordsFile, facts });
};
