// Looks that every tag, case and link, every date that the list is sorted by and every number of an item can be read: what cannot is missing from its list, and keeps nothing else from being shown.
import { recordsFile } from '../vault-files.ts';
import type { Check } from './check.ts';

export const listsCheck: Check = async ({ recorded, report }) => {
  for (const { kind, item, facts } of await recorded.unreadInLists()) report({ severity: 'damage', kind, item, file: recordsFile, facts });
};
