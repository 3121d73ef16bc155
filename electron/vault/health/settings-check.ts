// Looks that every setting and choice can be read. The ordinary ones hold in place of those that cannot: nothing is lost but what somebody chose.
import { countUnread } from '../../settings/unread.ts';
import { recordsFile } from '../vault-files.ts';
import type { Check } from './check.ts';

export const settingsCheck: Check = async ({ session, report }) => {
  const count = await countUnread(session.read);
  if (count > 0) report({ severity: 'damage', kind: 'settings-unread', item: null, file: recordsFile, facts: { count } });
};
