// Looks that everyone whom a backup or a pack can be made for can be read: it is made without those that cannot.
import { recordsFile } from '../vault-files.ts';
import type { Check } from './check.ts';

export const recipientsCheck: Check = async ({ recorded, report }) => {
  const { keys, shares } = await recorded.unreadRecipients();
  const unread = { severity: 'damage', kind: 'recipients-unread', item: null, file: recordsFile } as const;
  if (keys > 0) report({ ...unread, facts: { what: 'key', count: keys } });
  if (shares) report({ ...unread, facts: { what: 'shares' } });
};
