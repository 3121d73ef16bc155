// Looks that every note of a copy outside the vault can be read: where one cannot, nobody knows any more where that copy may lie.
import type { Problem } from '../../../shared/vault/schema.ts';
import { recordsFile } from '../vault-files.ts';
import type { Check } from './check.ts';

export const copiesUnread = (count: number): Problem => ({ severity: 'damage', kind: 'plain-copies-unread', item: null, file: recordsFile, facts: { count } });

export const copiesCheck: Check = async ({ recorded, report }) => {
  const count = await recorded.unreadCopies();
  if (count > 0) report(copiesUnread(count));
};
