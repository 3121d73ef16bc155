// Works through many items a step at a time, each step one transaction. More than a few hundred items are a job: it shows how far it is,
// can be paused and stopped, and others get their turn between its steps.
import { setImmediate } from 'node:timers/promises';
import { HoldfastError, type Failure } from '../../shared/contract/failure.ts';
import { manyItems } from '../../shared/sizes.ts';
import { failureOf } from '../jobs/failure-of.ts';
import type { JobReporter } from '../jobs/job.ts';
import type { Change } from '../vault/session.ts';
import type { EvidenceContext } from './context.ts';

export interface Step {
  readonly items: number;
  /** Runs in the step's transaction. */
  readonly work: (change: Change) => Promise<void>;
  /** Runs once it is committed. */
  readonly done: () => void;
}

export interface Ended {
  /** Someone stopped it: what was done is kept. */
  readonly stopped: boolean;
  /** What kept a later step from being done; what was done before is kept. */
  readonly failure: Failure | null;
}

interface Outcome {
  readonly items: number;
  readonly stopped: boolean;
  readonly error: Error | null;
}

/** While many items change, lists are told so often. */
const tellEvery = 5000;

const goThrough = async (context: EvidenceContext, steps: Iterable<Step>, reporter: Pick<JobReporter, 'mayContinue' | 'done'> | null): Promise<Outcome> => {
  let items = 0;
  let untold = 0;
  for (const step of steps) {
    if (reporter !== null && !(await reporter.mayContinue())) {
      return { stopped: true, error: null, items };
    }
    try {
      await context.session.change(step.work);
    } catch (error) {
      return { stopped: false, error: error instanceof Error ? error : new HoldfastError('unexpected'), items };
    }
    step.done();
    items += step.items;
    untold += step.items;
    reporter?.done(step.items);
    if (untold >= tellEvery) {
      context.changed(null);
      untold = 0;
    }
    await setImmediate();
  }
  return { stopped: false, error: null, items };
};

/** Does the steps, in order. Throws when not even the first could be done; a later failure is answered, because what was done before it stays. */
export const inSteps = async (context: EvidenceContext, kind: 'describe' | 'put-away' | 'bring-back' | 'move-to-case' | 'destroy' | 'undo', items: number, steps: Iterable<Step>): Promise<Ended> => {
  let outcome: Outcome = { stopped: true, error: null, items: 0 };
  if (items <= manyItems) {
    outcome = await goThrough(context, steps, null);
  } else {
    await context.jobs.start(kind, async (reporter) => {
      reporter.found(items, 0);
      outcome = await goThrough(context, steps, reporter);
      if (outcome.error !== null) {
        throw outcome.error;
      }
    }).done;
  }
  if (outcome.error !== null && outcome.items === 0) {
    throw outcome.error;
  }
  return { stopped: outcome.stopped, failure: outcome.error === null ? null : failureOf(outcome.error) };
};
