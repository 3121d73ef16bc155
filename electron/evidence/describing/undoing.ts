// Use case: edits are taken back. What they replaced is written as an edit like any other, with its custody entries; nothing that
// was recorded is taken out of the history.
import { HoldfastError } from '../../../shared/contract/failure.ts';
import type { InputOf, OutputOf } from '../../../shared/contract/registry.ts';
import { evidenceId, type EvidenceId, type UndoId } from '../../../shared/ids.ts';
import type { Change } from '../../vault/session.ts';
import type { EvidenceContext } from '../context.ts';
import { describeItems, perStep } from './describing-items.ts';
import { endSittings, recordFields } from './describing-record.ts';
import { grow, reviewerOf, writeReviewer } from './edit-repository.ts';
import { inSteps, type Step } from '../in-steps.ts';
import { linkItems } from './linking.ts';
import { moveItemsToCase } from '../moving/moving-to-case.ts';
import { moveItems } from '../moving/putting-away.ts';
import type { Collecting, Replaced } from './undoable.ts';

/** Brings back who had looked at an item; null when that is so already. */
const bringReviewerBack = async (change: Change, sitting: string, number: number, reviewer: NonNullable<Replaced['reviewer']>, replaced: Replaced | undefined): Promise<Replaced | null> => {
  const now = await reviewerOf(change.db, number);
  if (now === null || (now.by === reviewer.by && now.at === reviewer.at)) {
    return replaced ?? null;
  }
  await writeReviewer(change.db, number, reviewer);
  if (replaced === undefined) {
    await grow(change.db, [number]);
  }
  await recordFields(change, sitting, [[number, ['reviewedBy']]]);
  return { ...(replaced ?? { change: {}, addTags: [], removeTags: [] }), numbers: [number], reviewer: now };
};

/** Brings back what was replaced, and answers with what that replaced in turn. */
const bringBack = async (change: Change, sitting: string, { numbers, reviewer, keeping, inCase, links, ...said }: Replaced): Promise<readonly Replaced[]> => {
  const moved = keeping === undefined ? [] : [...(await moveItems(change, numbers, keeping))];
  if (inCase !== undefined) moved.push(...(await moveItemsToCase(change, numbers, inCase)));
  for (const number of links === undefined ? [] : numbers) moved.push(...(await linkItems(change, number, links ?? [])));
  if (reviewer === undefined) {
    return [...moved, ...(await describeItems(change, numbers, { session: sitting, ...said }))];
  }
  const all: Replaced[] = [...moved];
  for (const number of numbers) {
    const [replaced] = await describeItems(change, [number], { session: sitting, ...said });
    const one = await bringReviewerBack(change, sitting, number, reviewer, replaced);
    all.push(...(one === null ? [] : [one]));
  }
  return all;
};

/** What one transaction takes of what an edit replaced: one large part, or many small ones. */
interface Pack {
  readonly edit: UndoId;
  readonly items: number;
  readonly parts: readonly Replaced[];
}

/** Small parts cost nearly a transaction's statements each. */
const mostParts = 100;

const packsOf = (edit: UndoId, replaced: readonly Replaced[]): readonly Pack[] => {
  const pieces = replaced.flatMap((one) => Array.from({ length: Math.ceil(one.numbers.length / perStep) }, (_, index) => ({ ...one, numbers: one.numbers.slice(index * perStep, (index + 1) * perStep) })));
  const packs: { edit: UndoId; items: number; parts: Replaced[] }[] = [];
  for (const piece of pieces) {
    const last = packs.at(-1);
    if (last === undefined || last.items + piece.numbers.length > perStep || last.parts.length >= mostParts) {
      packs.push({ edit, items: piece.numbers.length, parts: [piece] });
    } else {
      last.items += piece.numbers.length;
      last.parts.push(piece);
    }
  }
  return packs;
};

function* stepsOf(context: EvidenceContext, sitting: string, packs: readonly Pack[], keeping: Collecting, done: Set<Pack>, ids: Set<EvidenceId>): Generator<Step> {
  for (const pack of packs) {
    let replaced: readonly Replaced[] = [];
    yield {
      items: pack.items,
      work: async (change) => {
        await endSittings(context, change);
        const all: Replaced[] = [];
        for (const part of pack.parts) {
          all.push(...(await bringBack(change, sitting, part)));
        }
        replaced = all;
      },
      done: () => {
        keeping.add(replaced);
        done.add(pack);
        replaced.forEach(({ numbers }) => { numbers.forEach((number) => { ids.add(evidenceId(number)); }); });
      },
    };
  }
}

/**
 * Takes edits back, in the order given: newest first; in steps, as a job when they are of many items. When it is stopped, or the disk
 * fails on the way, `left` names the edits that still hold something to take back: asking for those goes on where it ended. Throws
 * `too-far-back`, with nothing changed, when one of the edits is no longer kept.
 */
export const undo = async (context: EvidenceContext, { edits, session: sitting }: InputOf<'evidence.undo'>): Promise<OutputOf<'evidence.undo'>> => {
  const { session, undoable } = context;
  const packs = edits.flatMap((id) => {
    const replaced = undoable.get(id);
    if (replaced === undefined) {
      throw new HoldfastError('too-far-back');
    }
    return packsOf(id, replaced);
  });
  const keeping = undoable.keep();
  const done = new Set<Pack>();
  const ids = new Set<EvidenceId>();
  const items = packs.reduce((sum, pack) => sum + pack.items, 0);
  const { stopped, failure } = await inSteps(context, 'undo', items, stepsOf(context, sitting, packs, keeping, done, ids));
  const left = edits.filter((id) => {
    const rest = packs.filter((pack) => pack.edit === id && !done.has(pack));
    undoable.shorten(id, rest.flatMap(({ parts }) => parts));
    return rest.length > 0;
  });
  if (ids.size > 0) {
    context.changed([...ids]);
  }
  return { changed: ids.size, savedAt: session.clock(), undo: keeping.done(), left, stopped, failure };
};
