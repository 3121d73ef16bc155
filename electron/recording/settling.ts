// Finishes recordings that a lock, a crash or a power cut left as pieces: the next opening makes items of them and says so.
import { millisecondsOf } from '../../shared/recording/rules.ts';
import type { Problem } from '../../shared/vault/schema.ts';
import { createContext, type EvidenceContext } from '../evidence/context.ts';
import { nobody, orTold, type Report } from '../evidence/outside/told-at-opening.ts';
import { createJobs } from '../jobs/registry.ts';
import { notesUnread } from '../vault/index.ts';
import { failureOf } from '../jobs/failure-of.ts';
import type { VaultSession } from '../vault/session.ts';
import { keepRecording } from './keeping.ts';
import { keptOf, storedRecordings, type StoredRecording } from './repository.ts';

const settleOne = async (context: EvidenceContext, { id, endedBy }: StoredRecording): Promise<readonly Problem[]> => {
  const { frames, pieces } = await keptOf(context.session.read, id);
  const facts = { seconds: Math.round(millisecondsOf(frames) / 1000), ended: endedBy ?? 'cut' };
  try {
    const { item, missing } = await keepRecording(context, id, null);
    if (pieces === 0) return [];
    return [item === null
      ? { severity: 'loss', kind: 'recording-lost', item: null, file: null, facts }
      : { severity: 'warning', kind: 'recording-kept', item, file: null, facts: { ...facts, ...(missing === 0 ? {} : { missing }) } }];
  } catch (error) {
    return [{ severity: 'warning', kind: 'recording-waits', item: null, file: null, facts: { ...facts, reason: failureOf(error).code === 'disk-full' ? 'full' : 'other' } }];
  }
};

const settleEach = async (context: EvidenceContext): Promise<readonly Problem[]> => {
  const { recordings, unread } = await storedRecordings(context.session.read);
  const problems = [...notesUnread('recordings-unread', unread)];
  for (const left of recordings) problems.push(...(await settleOne(context, left)));
  return problems;
};

/**
 * Makes items of what was left, and answers with what there is to say. Call it right after opening, before anything is recorded. One that cannot be made an
 * item now stays as it is; `report` hears why nothing could be. Changes nothing in a vault that is open for reading alone.
 */
export const settleRecordings = async (context: EvidenceContext, report: Report = nobody): Promise<readonly Problem[]> =>
  (context.session.readOnly ? [] : orTold('recordings', settleEach(context), report));

/** The same for whoever opens a vault without the window. */
export const settleRecordingsOf = async (session: VaultSession): Promise<readonly Problem[]> => {
  const context = createContext(session, createJobs(() => undefined));
  try {
    return await settleRecordings(context);
  } finally {
    await context.threads.close();
  }
};
