// Has the engine read every page of both databases and check its seal and structure.
import { HoldfastError } from '../../../shared/contract/failure.ts';
import type { Database } from '../database/handle.ts';
import { pageCount } from '../objects-repository.ts';
import { previewsFile, recordsFile } from '../vault-files.ts';
import type { Check, CheckContext } from './check.ts';
import { unreadable } from './unreadable.ts';

const pageOf = (line: string): number | null => {
  const found = /\bpage:? (\d+)/i.exec(line)?.[1];
  return found === undefined ? null : Number(found);
};

/** The engine's words about each page; none where the disk did not answer, which is told. */
const linesOf = (database: Database, file: string, report: CheckContext['report']): Promise<readonly string[]> =>
  database.integrityProblems().catch((error: unknown) => {
    if (!(error instanceof HoldfastError) || error.code !== 'disk-gone') throw error;
    report(unreadable(file));
    return [];
  });

export const databaseCheck: Check = async ({ session, totals, progress, report }) => {
  progress.now(recordsFile);
  totals.pages = await pageCount(session.read).catch(() => 0);
  for (const line of await linesOf(session.records, recordsFile, report)) {
    const page = pageOf(line);
    // The engine's words name pages and indexes, never what is in them.
    const facts = { detail: line.slice(0, 200) };
    if (page === null) report({ severity: 'loss', kind: 'database-structure-damaged', item: null, file: recordsFile, facts });
    else report({ severity: 'loss', kind: 'database-page-damaged', item: null, file: recordsFile, facts: { ...facts, page } });
  }
  progress.now(previewsFile);
  const [first] = await linesOf(session.previews, previewsFile, report);
  if (first !== undefined) report({ severity: 'damage', kind: 'preview-store-damaged', item: null, file: previewsFile, facts: { detail: first.slice(0, 200) } });
  progress.now(null);
};
