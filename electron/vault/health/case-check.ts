// Looks that every item belongs to a case that exists. No writer of ours can leave one without; damage and a crafted database can.
import { recordsFile } from '../vault-files.ts';
import type { Check } from './check.ts';

export const caseCheck: Check = async ({ recorded, report }) => {
  for (const item of await recorded.itemsWithoutCase()) report({ severity: 'damage', kind: 'item-without-case', item, file: recordsFile, facts: {} });
};
