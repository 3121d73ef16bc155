// The list of the newest pages of the records: where it lies, which keys it is kept with, and what is said when it is not there.
import { lstat } from 'node:fs/promises';
import { join } from 'node:path';
import type { Problem } from '../../../shared/vault/schema.ts';
import { deriveSubkey, subkeyLabels } from '../crypto/derive.ts';
import { ending, type Secret } from '../crypto/secret.ts';
import type { OpeningTrees } from './newest-pages/opening-pages.ts';
import type { PageListFound, PageListOptions } from './open.ts';
import { fromSystemError, systemCode } from '../disk/system-failure.ts';
import { pageListFile, recordsLogFile, unfinishedPageListFile } from '../vault-files.ts';

/**
 * What opening a vault reads of the records, the newest ends of the log, which every change writes to, and small tables without which nothing can be added. Found by
 * damaging each page of a vault in turn; a test does that again. Never one that holds keys of items: a key that was destroyed must not live on in a copy.
 */
const trees: OpeningTrees = {
  whole: [
    'vault_meta', 'member', 'key_slot', 'sqlite_autoindex_key_slot_1', 'key_slot_member', 'header_intent', 'header_copy', 'reserved_slot', 'sqlite_autoindex_setting_1',
    'case_file', 'sqlite_sequence', 'evidence_search_config', 'evidence_source_search_config',
  ],
  shortRows: ['setting'],
  tableEnds: ['custody_entry'],
  indexEnds: [{ name: 'custody_entry_subject', text: 'vault' }],
};

interface Vault {
  readonly folder: string;
  readonly masterKey: Secret;
  readonly leastSequence: PageListOptions['leastSequence'];
}

/** Lends the keys for the time of one opening. */
export const withPageList = <T>({ folder, masterKey, leastSequence }: Vault, work: (pages: PageListOptions) => Promise<T>): Promise<T> =>
  ending(deriveSubkey(masterKey, subkeyLabels.pageListMac), (listKey) =>
    ending(deriveSubkey(masterKey, subkeyLabels.pageTags), (tagKey) =>
      work({ place: { file: join(folder, pageListFile), unfinished: join(folder, unfinishedPageListFile) }, listKey, tagKey, leastSequence, trees })));

/** That a list was not what it should be. A new one was begun, so nobody can tell any more what was put back before. */
export const pageListProblems = (found: PageListFound): readonly Problem[] =>
  (found === 'kept' || found === 'new' ? [] : [{ severity: 'warning', kind: 'page-list-lost', item: null, file: pageListFile, facts: { reason: found } }]);

/** Whether a log with anything in it lies beside the records. */
export const hasLog = (folder: string): Promise<boolean> =>
  lstat(join(folder, recordsLogFile)).then(({ size }) => size > 0, (error: unknown) => {
    if (systemCode(error) === 'ENOENT') return false;
    throw fromSystemError(error);
  });

/** For a vault that was closed in order, which leaves no log: an older page can be put back by way of one. What it holds is taken in all the same, since nothing may be lost. */
export const strangeLogProblems = async (folder: string): Promise<readonly Problem[]> =>
  ((await hasLog(folder)) ? [{ severity: 'warning', kind: 'records-log-not-ours', item: null, file: recordsLogFile, facts: {} }] : []);
