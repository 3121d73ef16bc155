// Reads both copies of the header from the disk again, wherever they lie, and compares them with the header that opened the vault.
import { HoldfastError } from '../../../shared/contract/failure.ts';
import { readHeader, stubProblems } from '../header/header.ts';
import type { ReadHeader } from '../header/header.ts';
import { isAuthentic } from '../header/format.ts';
import { unreadable } from './unreadable.ts';
import type { Check } from './check.ts';

export const headerCheck: Check = async ({ session, report }) => {
  let read: ReadHeader;
  try {
    read = await readHeader(session.header.home.folder);
  } catch (error) {
    if (!(error instanceof HoldfastError)) throw error;
    // The vault is open, so its key is not lost yet; but nothing on the disk opens it any more.
    if (error.code === 'disk-gone') report(unreadable(null));
    else report({ severity: 'loss', kind: 'header-copy-damaged', item: null, file: null, facts: { reason: String(error.facts['reason'] ?? error.code) } });
    return;
  }
  read.problems.forEach(report);
  if (session.header.home.isElsewhere) (await stubProblems(session.folder, session.vaultId)).forEach(report);
  for (const copy of read.candidates) {
    if (!isAuthentic(copy, session.header.masterKey)) report({ severity: 'damage', kind: 'header-copy-damaged', item: null, file: copy.file, facts: { reason: 'altered' } });
    else if (copy.header.generation < session.header.header.generation && !read.problems.some((problem) => problem.kind === 'header-copies-differ')) {
      report({ severity: 'warning', kind: 'header-older-than-records', item: null, file: copy.file, facts: { generation: copy.header.generation, generationKnown: session.header.header.generation } });
    }
  }
};
