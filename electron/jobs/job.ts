// One piece of long work: what it has done, whether it should go on, and a result for every item. Knows nothing of evidence.
import type { Failure } from '../../shared/contract/failure.ts';
import type { JobId } from '../../shared/ids.ts';
import type { JobProgress, JobResult, ShownResult } from '../../shared/jobs/schema.ts';
import { fold } from '../evidence/list/search-text.ts';
import { fromRowError } from '../vault/database/row-damage.ts';
import { failureOf } from './failure-of.ts';

export type JobKind = JobProgress['kind'];
export interface ResultFilter {
  readonly only: 'all' | keyof JobProgress['counts'];
  /** Part of the name; empty for every one. */
  readonly text: string;
}

type ItemResult = Omit<JobResult, 'index'>;

/** What work tells while it goes on. Handed to the work itself; the tool and the window see `JobProgress` and `JobResult`. */
export interface JobReporter {
  /** Aborted when the vault closes: leave at once. Stopping politely is told by `mayContinue` alone. */
  readonly signal: AbortSignal;
  /** Resolves when the next item may be started (waits while paused); false when the job is to stop. */
  mayContinue(): Promise<boolean>;
  /** More was found to do. */
  found(items: number, bytes: number): void;
  /** Bytes were worked through since the last call. */
  worked(bytes: number): void;
  /** The item being worked on, or null between items. */
  now(name: string | null): void;
  /** Items are done that have no result of their own, because there is nothing to tell of each. */
  done(items: number): void;
  /** An item is done. `source` is kept beside the result for those who continue from it and is shown to nobody. */
  result(result: ItemResult, source?: unknown): void;
  /** Something is worth telling that is none of the items: it has a result, and nothing more is done by it. */
  beside(result: ItemResult): void;
}

interface Settable {
  state: JobProgress['state'];
  itemsDone: number;
  itemsTotal: number | null;
  bytesDone: number;
  bytesTotal: number | null;
  now: string | null;
  failure: Failure | null;
}

/** What waits for a decision counts among the problems: someone has to look at it. */
const countOf = (outcome: JobResult['outcome']): keyof JobProgress['counts'] | null =>
  outcome === 'ok' || outcome === 'removed' || outcome === 'kept' ? null : outcome === 'to-decide' ? 'problem' : outcome;

/** Whether someone has to look at it: these come first. */
const needsLooking = ({ outcome }: JobResult): boolean => outcome === 'failed' || outcome === 'problem' || outcome === 'to-decide' || outcome === 'kept';

export class Job {
  readonly id: JobId;
  readonly kind: JobKind;
  readonly results: JobResult[] = [];
  readonly sources: unknown[] = [];
  /** The results again, what needs looking at apart from the rest: the order they are shown in, without sorting for every page. */
  readonly #toLookAt: JobResult[] = [];
  readonly #others: JobResult[] = [];
  /** The names as they are compared, made when somebody first looks for one. */
  readonly #folded: string[] = [];
  readonly #triedAgain = new Set<number>();
  #canRetry: boolean;
  readonly #changed: (job: Job) => void;
  readonly #now: () => number;
  readonly #abort = new AbortController();
  readonly #counts = { new: 0, duplicate: 0, restored: 0, failed: 0, problem: 0 };
  readonly #is: Settable = { state: 'running', itemsDone: 0, itemsTotal: null, bytesDone: 0, bytesTotal: null, now: null, failure: null };
  #resumed: PromiseWithResolvers<undefined> | null = null;
  #elapsed = 0;
  #since: number | null;

  constructor(id: JobId, kind: JobKind, canRetry: boolean, changed: (job: Job) => void, now: () => number) {
    this.id = id;
    this.kind = kind;
    this.#canRetry = canRetry;
    this.#changed = changed;
    this.#now = now;
    this.#since = now();
  }

  get ended(): boolean {
    return this.#is.state === 'finished' || this.#is.state === 'stopped' || this.#is.state === 'failed';
  }

  get state(): JobProgress['state'] {
    return this.#is.state;
  }

  progress(): JobProgress {
    const running = this.#since === null ? 0 : this.#now() - this.#since;
    return { job: this.id, kind: this.kind, ...this.#is, counts: { ...this.#counts }, elapsedMs: Math.max(0, Math.round(this.#elapsed + running)), canRetry: this.#canRetry, toRetry: this.#canRetry ? this.#counts.failed - this.#triedAgain.size : 0 };
  }

  resultsPage(offset: number, limit: number, { only, text }: ResultFilter): { readonly total: number; readonly results: ShownResult[] } {
    const typed = fold(text.trim());
    const parts = [this.#toLookAt, this.#others];
    const [first = [], rest = []] = only === 'all' && typed === '' ? parts : parts.map((part) => part.filter((result) => (only === 'all' || countOf(result.outcome) === only) && (typed === '' || this.#foldedName(result).includes(typed))));
    const here = [...first.slice(offset, offset + limit), ...rest.slice(Math.max(0, offset - first.length), Math.max(0, offset + limit - first.length))];
    return { total: first.length + rest.length, results: here.map((result) => ({ ...result, again: this.#againOf(result) })) };
  }

  /** The failed results that are to be tried again now: the one at `index`, or every one that was not. From here on they count as tried. */
  takeFailed(index: number | null): readonly number[] {
    const taken = (index === null ? this.results : this.results.slice(index, index + 1)).filter((result) => this.#againOf(result) === 'can').map((result) => result.index);
    for (const one of taken) {
      this.#triedAgain.add(one);
    }
    if (index === null) {
      this.#canRetry = false;
    }
    this.#changed(this);
    return taken;
  }

  pause(): void {
    if (this.#is.state === 'running') {
      this.#hold();
      this.#resumed = Promise.withResolvers();
      this.#become('paused');
    }
  }

  resume(): void {
    if (this.#is.state === 'paused') {
      this.#since = this.#now();
      this.#release('running');
    }
  }

  /** Asks the work to end after the item it is at. */
  stop(): void {
    if (this.#is.state === 'running' || this.#is.state === 'paused') {
      this.#since ??= this.#now();
      this.#release('stopping');
    }
  }

  /** Tells the work to leave at once: the vault is closing. */
  abort(): void {
    this.stop();
    this.#abort.abort();
  }

  /** Runs the work and settles the state. Never rejects: a failure becomes part of the progress. */
  async run(work: (reporter: JobReporter) => Promise<void>): Promise<void> {
    let end: JobProgress['state'];
    try {
      await work(this.#reporter());
      end = this.#is.state === 'stopping' ? 'stopped' : 'finished';
    } catch (error) {
      this.#is.failure = failureOf(fromRowError(error));
      end = 'failed';
    }
    this.#hold();
    this.#is.now = null;
    this.#become(end);
  }

  #reporter(): JobReporter {
    return {
      signal: this.#abort.signal,
      mayContinue: async () => {
        // Asked again after every wait: it may have been paused anew in between.
        while (this.#is.state === 'paused') {
          await this.#resumed?.promise;
        }
        return this.#is.state === 'running';
      },
      found: (items, bytes) => {
        this.#is.itemsTotal = (this.#is.itemsTotal ?? 0) + items;
        this.#is.bytesTotal = (this.#is.bytesTotal ?? 0) + bytes;
        this.#changed(this);
      },
      worked: (bytes) => {
        this.#is.bytesDone += bytes;
        this.#changed(this);
      },
      now: (name) => {
        this.#is.now = name;
        this.#changed(this);
      },
      done: (items) => {
        this.#is.itemsDone += items;
        this.#changed(this);
      },
      beside: (result) => {
        this.#keep(result, undefined);
        this.#changed(this);
      },
      result: (result, source) => {
        this.#keep(result, source);
        this.#is.itemsDone += 1;
        const counted = countOf(result.outcome);
        if (counted !== null) {
          this.#counts[counted] += 1;
        }
        this.#changed(this);
      },
    };
  }

  #keep(result: ItemResult, source: unknown): void {
    const kept: JobResult = { index: this.results.length, ...result };
    this.results.push(kept);
    this.sources.push(source);
    (needsLooking(kept) ? this.#toLookAt : this.#others).push(kept);
  }

  #foldedName({ index, name }: JobResult): string {
    return (this.#folded[index] ??= fold(name));
  }

  #againOf({ index, outcome }: JobResult): ShownResult['again'] {
    if (outcome !== 'failed') return 'no';
    return this.#triedAgain.has(index) ? 'done' : this.#canRetry && this.ended ? 'can' : 'no';
  }

  #hold(): void {
    if (this.#since !== null) {
      this.#elapsed += this.#now() - this.#since;
      this.#since = null;
    }
  }

  #release(state: 'running' | 'stopping'): void {
    this.#is.state = state;
    this.#resumed?.resolve(undefined);
    this.#resumed = null;
    this.#changed(this);
  }

  #become(state: JobProgress['state']): void {
    this.#is.state = state;
    this.#changed(this);
  }
}
