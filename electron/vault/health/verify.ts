// Checks a whole vault and lists every damage, each named by what it harms. One check that finds damage does not keep the next from looking.
import { HoldfastError } from '../../../shared/contract/failure.ts';
import type { ObjectId } from '../../../shared/ids.ts';
import type { Problem } from '../../../shared/vault/schema.ts';
import type { OpenSession } from '../opening/open-session.ts';
import { isEnginesWord } from '../database/disk-or-damage.ts';
import { fromRowError } from '../database/row-damage.ts';
import { recordsFile } from '../vault-files.ts';
import { caseCheck } from './case-check.ts';
import type { Check, CheckContext, CheckProgress, RecordedObjects } from './check.ts';
import { custodyCheck, historyCheck } from './custody-check.ts';
import { databaseCheck } from './database-check.ts';
import { headerCheck } from './header-check.ts';
import { itemsCheck } from './items-check.ts';
import { listsCheck } from './lists-check.ts';
import { notesCheck } from './notes-check.ts';
import { objectCheck } from './object-check.ts';
import { pageCheck } from './page-check.ts';
import { recipientsCheck } from './recipients-check.ts';
import { settingsCheck } from './settings-check.ts';
import { strayCheck } from './stray-check.ts';
import { unreadable } from './unreadable.ts';

export type { CheckProgress, RecordedObjects, UnreadInList } from './check.ts';

export interface VerifyRequest {
  /** Also decrypt every byte and compare it with its fingerprint. */
  readonly readData: boolean;
  readonly recorded: RecordedObjects;
  readonly progress?: CheckProgress;
}

export interface VerifyResult {
  readonly checked: { readonly objects: number; readonly bytes: number; readonly custodyEntries: number; readonly pages: number };
  readonly problems: readonly Problem[];
  /** Objects of which every byte was read and has the fingerprint that was taken when it was added: none where bytes were not read. */
  readonly whole: readonly ObjectId[];
}

/** For a caller who only waits for the end. */
export const silent = (): CheckProgress => ({
  signal: new AbortController().signal, mayContinue: () => Promise.resolve(true), found: () => undefined, worked: () => undefined, now: () => undefined, checked: () => undefined,
});

/** Files first, because what they hold decides how far the later checks can come. */
const checks: readonly Check[] = [headerCheck, databaseCheck, pageCheck, historyCheck, custodyCheck, caseCheck, itemsCheck, listsCheck, settingsCheck, recipientsCheck, notesCheck, objectCheck, strayCheck];

/** Whether every page is there when all are read once more: then the disk did not give one back, which the engine calls damage. True also where it does not give one back now. */
const areRecordsWhole = ({ records }: OpenSession): Promise<boolean> =>
  records.integrityProblems().then((found) => found.length === 0, (error: unknown) => {
    if (error instanceof HoldfastError && error.code === 'disk-gone') return true;
    throw error;
  });

/** Objects were reported where they were looked at; everything else is reported here. */
const isOfObject = (problem: Problem): boolean => problem.kind.startsWith('object-') && problem.kind !== 'object-without-record';

/**
 * Looks at everything and changes nothing. Damage is in the answer and never an error; what is thrown is a closing vault (an abort) or
 * a bug. Undamaged items stay usable whatever is found.
 */
export const verifyVault = async (session: OpenSession, { readData, recorded, progress = silent() }: VerifyRequest): Promise<VerifyResult> => {
  const problems: Problem[] = [];
  const whole: ObjectId[] = [];
  const report = (problem: Problem): void => {
    problems.push(problem);
    if (!isOfObject(problem)) progress.checked(problem.file ?? recordsFile, problem);
  };
  const context: CheckContext = { session, readData, recorded, progress, totals: { objects: 0, bytes: 0, custodyEntries: 0, pages: 0 }, report, whole: (object) => { whole.push(object); } };
  for (const check of checks) {
    progress.signal.throwIfAborted();
    try {
      await check(context);
    } catch (thrown) {
      const error = fromRowError(thrown);
      if (!(error instanceof HoldfastError) || (error.code !== 'database-damaged' && error.code !== 'disk-gone')) throw thrown;
      // What this check needed cannot be read. What could be looked at was; the page check names the pages.
      if (error.code === 'disk-gone' || (isEnginesWord(error) && (await areRecordsWhole(session)))) report(unreadable(null));
      else report({ severity: 'loss', kind: 'database-structure-damaged', item: null, file: recordsFile, facts: { detail: typeof error.cause === 'string' ? error.cause : error.code } });
    }
  }
  return { checked: context.totals, problems, whole };
};
