// Has the engine read every page of both databases and check its seal and structure.
import { pageCount } from '../objects-repository.ts';
import { previewsFile, recordsFile } from '../vault-files.ts';
import type { Check } from './check.ts';

const pageOf = (line: string): number | null => {
  const found = /\bpage:? (\d+)/i.exec(line)?.[1];
  return found === undefined ? null : Number(found);
};

export const databaseCheck: Check = async ({ session, totals, progress, report }) => {
  progress.now(recordsFile);
  totals.pages = await pageCount(session.read).catch(() => 0);
  for (const line of await session.records.integrityProblems()) {
    const page = pageOf(line);
    // The engine's words name pages and indexes, never what is in them.
    const facts = { detail: line.slice(0, 200) };
    if (page === null) report({ severity: 'loss', kind: 'database-structure-damaged', item: null, file: recordsFile, facts });
    else report({ severity: 'loss', kind: 'database-page-damaged', item: null, file: recordsFile, facts: { ...facts, page } });
  }
  progress.now(previewsFile);
  const [first] = await session.previews.integrityProblems();
  if (first !== undefined) report({ severity: 'damage', kind: 'preview-store-damaged', item: null, file: previewsFile, facts: { detail: first.slice(0, 200) } });
  progress.now(null);
};
