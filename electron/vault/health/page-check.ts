// Compares every page of the records with the list of what was last written there: an older copy of a page has a good seal, and no engine notices it.
import { pageListFile, recordsFile } from '../vault-files.ts';
import type { Check } from './check.ts';

export const pageCheck: Check = async ({ session, progress, report }) => {
  // What is only looked at is told to have an older history already.
  if (session.readOnly) return;
  progress.now(pageListFile);
  const older = await session.records.olderPages(progress.signal);
  progress.now(null);
  const [first] = older ?? [];
  if (older === null) report({ severity: 'warning', kind: 'page-list-lost', item: null, file: pageListFile, facts: { reason: 'unkept' } });
  else if (first !== undefined) report({ severity: 'loss', kind: 'database-page-older', item: null, file: recordsFile, facts: { pages: older.length, page: first } });
};
