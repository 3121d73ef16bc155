// Looks that the records of every item can be read: what cannot keeps that item from being shown, and no other.
import { recordsFile } from '../vault-files.ts';
import type { Check } from './check.ts';

export const itemsCheck: Check = async ({ recorded, report }) => {
  for (const item of await recorded.damagedItems()) report({ severity: 'damage', kind: 'item-unread', item, file: recordsFile, facts: {} });
};
