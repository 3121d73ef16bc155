// Remembers in the vault what long work is under way, so that whoever opens it next is told what a lock, or the end of the program, cut short. Kept beside
// the settings; a court asks about what was done, which each item's own entry says, and not about what was meant.
import type { JobProgress, Unfinished } from '../../shared/jobs/schema.ts';
import type { JobId } from '../../shared/ids.ts';
import { choices } from '../settings/choices.ts';
import { changeList, readList } from '../settings/stored-list.ts';
import type { VaultSession } from '../vault/session.ts';

/** Shorter work is not worth two writes; a lock writes it down all the same. */
const worthNotingMs = 2000;
/** More is never shown. */
const most = 20;

export interface UnderWay {
  /** Every progress of every job passes here. */
  see(progress: JobProgress): void;
  /** What earlier sittings left, newest first. */
  unfinished(): Promise<Unfinished[]>;
  /** It was read: it is not told again. */
  forget(job: JobId): Promise<void>;
  /** The vault closes: writes how far everything is that runs. Before the work is told to end, because the end may come first. */
  closing(running: readonly JobProgress[]): Promise<void>;
}

/** `report` hears of a record that could not be written; the work itself goes on. */
export const createUnderWay = (session: VaultSession, report: (error: unknown) => void): UnderWay => {
  const noted = new Set<JobId>();
  const ofThisSitting = new Set<JobId>();
  let closed = false;
  let last: Promise<void> = Promise.resolve();

  const change = (work: (before: readonly Unfinished[]) => readonly Unfinished[]): Promise<void> =>
    (last = last.then(() => session.change(({ db, at }) => changeList(db, choices.underWay, at, (before) => work(before).slice(0, most)))));
  const note = (progress: JobProgress): Promise<void> => {
    noted.add(progress.job);
    ofThisSitting.add(progress.job);
    const { job, kind, itemsDone, itemsTotal } = progress;
    const entry: Unfinished = { job, kind, itemsDone, itemsTotal, at: session.clock() };
    return change((before) => [entry, ...before.filter((one) => one.job !== job)]);
  };
  const settled = (work: Promise<void>): Promise<void> => work.catch((error: unknown) => { last = Promise.resolve(); report(error); });

  return {
    see(progress) {
      if (closed) return;
      const ended = progress.state === 'finished' || progress.state === 'stopped' || progress.state === 'failed';
      if (!ended && !noted.has(progress.job) && progress.elapsedMs >= worthNotingMs) void settled(note(progress));
      if (ended && noted.delete(progress.job)) void settled(change((before) => before.filter((one) => one.job !== progress.job)));
    },
    async unfinished() {
      await last.catch(() => undefined);
      return (await readList(session.read, choices.underWay)).known.filter((one) => !ofThisSitting.has(one.job));
    },
    forget: (job) => change((before) => before.filter((one) => one.job !== job)),
    async closing(running) {
      closed = true;
      // What is as good as done would be told of as cut short though nothing is missing.
      const cut = running.filter(({ itemsDone, itemsTotal }) => itemsTotal === null || itemsDone < itemsTotal);
      await Promise.all(cut.map((progress) => settled(note(progress))));
    },
  };
};
