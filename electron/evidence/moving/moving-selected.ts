// Moves the chosen items somewhere (out of the list, back, to another case) in steps, as a job when there are many, and keeps what that replaced for Undo.
import { HoldfastError } from '../../../shared/contract/failure.ts';
import type { OutputOf } from '../../../shared/contract/registry.ts';
import type { Selection } from '../../../shared/evidence/schema.ts';
import { evidenceId, type EvidenceId } from '../../../shared/ids.ts';
import type { Change } from '../../vault/session.ts';
import type { EvidenceContext } from '../context.ts';
import { perStep } from '../describing/describing-items.ts';
import { inSteps, type Step } from '../in-steps.ts';
import type { ItemState } from '../list/query-repository.ts';
import { selectedNumbers } from '../list/selection-repository.ts';
import type { Collecting, Replaced } from '../describing/undoable.ts';
import { namingAmong } from '../whole-item.ts';

interface Moving {
  readonly kind: 'put-away' | 'bring-back' | 'move-to-case';
  /** Where the items are that may be chosen. */
  readonly from: ItemState;
  /** Moves those that are not there already, in the step's transaction, and what goes with them; answers with what that replaced. */
  readonly move: (change: Change, numbers: readonly number[]) => Promise<readonly Replaced[]>;
}

/** Items moved so far: of the chosen ones, and what went with them. */
interface Tally {
  readonly chosen: ReadonlySet<number>;
  changed: number;
  readonly more: EvidenceId[];
}

function* stepsOf(numbers: readonly number[], move: Moving['move'], keeping: Collecting, tally: Tally): Generator<Step> {
  for (let from = 0; from < numbers.length; from += perStep) {
    const group = numbers.slice(from, from + perStep);
    let replaced: readonly Replaced[] = [];
    yield {
      items: group.length,
      work: async (change) => { replaced = await namingAmong(change.db, group, move(change, group)); },
      done: () => {
        keeping.add(replaced);
        for (const number of replaced.flatMap((one) => one.numbers)) {
          if (tally.chosen.has(number)) tally.changed += 1;
          else tally.more.push(evidenceId(number));
        }
      },
    };
  }
}

export interface MovedAndMore {
  readonly answer: OutputOf<'evidence.putAway'>;
  /** What was moved beside the chosen items. */
  readonly more: readonly EvidenceId[];
}

/** Throws `not-found` when none of the named items is there. */
export const moveSelectedAndMore = async (context: EvidenceContext, selection: Selection, { kind, from, move }: Moving): Promise<MovedAndMore> => {
  const numbers = await selectedNumbers(context.session.read, selection, from);
  if (numbers.length === 0 && selection.by === 'ids' && selection.ids.length > 0) throw new HoldfastError('not-found', { id: selection.ids[0] ?? '' });
  const keeping = context.undoable.keep();
  const tally: Tally = { chosen: new Set(numbers), changed: 0, more: [] };
  const { stopped, failure } = await inSteps(context, kind, numbers.length, stepsOf(numbers, move, keeping, tally));
  if (tally.changed > 0) context.changed([...numbers.map(evidenceId), ...tally.more]);
  return { answer: { changed: tally.changed, undo: keeping.done(), stopped, failure }, more: tally.more };
};

/** The same where nothing but the chosen items is moved. */
export const moveSelected = async (context: EvidenceContext, selection: Selection, moving: Moving): Promise<OutputOf<'evidence.putAway'>> =>
  (await moveSelectedAndMore(context, selection, moving)).answer;
