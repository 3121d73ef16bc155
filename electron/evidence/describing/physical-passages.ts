// Use case: what happened to the object itself is put on record, with one item or with all that it happened to at once. Never edited: an entry that was wrong is put right by a
// further one, and both stay. All of it is one transaction, because nothing of it can be taken back.
import { mistaken, passageDetails, passageIn } from '../../../shared/custody/passage.ts';
import { isUnread } from '../../../shared/custody/schema.ts';
import { HoldfastError } from '../../../shared/contract/failure.ts';
import type { InputOf, OutputOf } from '../../../shared/contract/registry.ts';
import { rangesOf } from '../../../shared/evidence/number-ranges.ts';
import type { Selection } from '../../../shared/evidence/schema.ts';
import { evidenceId, evidenceNumber } from '../../../shared/ids.ts';
import { correctionOf, readEntriesAbout } from '../../custody/service.ts';
import type { ReadableDb } from '../../vault/database/handle.ts';
import type { Change } from '../../vault/session.ts';
import type { EvidenceContext } from '../context.ts';
import { describeItems } from './describing-items.ts';
import { endSittings } from './describing-record.ts';
import { selectedNumbers } from '../list/selection-repository.ts';

/** Most items of one passage: everything on one card, and a transaction that others wait for a second or two at most. */
const mostTogether = 10_000;
/** Numbers of the others are named while they fit on a printed page. */
const longestNumbers = 1000;

interface Chosen {
  readonly listed: readonly number[];
  /** In the list or not. */
  readonly all: readonly number[];
}

/** Whatever is named, in the list or not; of a query what it finds in the list. Throws `not-found` when one of the named is not there. */
const chosenIn = async (db: ReadableDb, selection: Selection): Promise<Chosen> => {
  const listed = await selectedNumbers(db, selection);
  const others = selection.by === 'query' ? [] : [...await selectedNumbers(db, selection, 'removed'), ...await selectedNumbers(db, selection, 'destroyed')];
  const all = [...listed, ...others].toSorted((a, b) => a - b);
  const found = new Set(all);
  const missing = selection.by === 'ids' ? selection.ids.find((id) => !found.has(evidenceNumber(id))) : undefined;
  if (missing !== undefined || all.length === 0) throw new HoldfastError('not-found', missing === undefined ? {} : { id: missing });
  if (all.length > mostTogether) throw new HoldfastError('passage-too-many', { most: mostTogether });
  return { listed, all };
};

const numbersText = (numbers: readonly number[]): string => {
  const text = rangesOf(numbers.map(evidenceId)).map(([from, to]) => (from === to ? evidenceId(from) : `${evidenceId(from)}–${evidenceId(to)}`)).join(', ');
  return text.length <= longestNumbers ? text : '';
};

/**
 * Throws `not-found` when that is no passage of the item, `database-damaged` when it cannot be read, `passage-corrected` when another entry put it right already. Other entries of the item
 * may be damaged: they stay as they are, and are told as that.
 */
const requireCorrectable = async (db: ReadableDb, number: number, seq: number): Promise<void> => {
  const id = evidenceId(number);
  const entry = (await readEntriesAbout(db, id)).find((one) => one.seq === seq);
  if (entry !== undefined && isUnread(entry)) throw new HoldfastError('database-damaged', { reason: 'rows' });
  if (entry === undefined || passageIn(entry) === null) throw new HoldfastError('not-found', { id });
  const by = await correctionOf(db, id, seq);
  if (by !== null) throw new HoldfastError('passage-corrected', { seq, by });
};

export const recordPassage = async (context: EvidenceContext, { selection, passage, corrects, physicalLocation, session: sitting }: InputOf<'evidence.recordPassage'>): Promise<OutputOf<'evidence.recordPassage'>> => {
  const { session } = context;
  const isOne = selection.by === 'ids' && new Set(selection.ids).size === 1;
  if ((corrects !== null && !isOne) || (passage.happened === mistaken && corrects === null)) throw new HoldfastError('input-refused');
  const { all, replaced } = await session.change(async (change: Change) => {
    const chosen = await chosenIn(change.db, selection);
    if (corrects !== null) await requireCorrectable(change.db, chosen.all[0] ?? 0, corrects);
    const together = chosen.all.length === 1 ? null : { count: chosen.all.length, items: numbersText(chosen.all) };
    const details = passageDetails(passage, { corrects, together });
    for (const number of chosen.all) await change.record('passage', evidenceId(number), details);
    if (physicalLocation === null || chosen.listed.length === 0) return { all: chosen.all, replaced: [] };
    await endSittings(context, change);
    return { all: chosen.all, replaced: await describeItems(change, chosen.listed, { session: sitting, change: { physicalLocation }, addTags: [], removeTags: [] }) };
  });
  const keeping = context.undoable.keep();
  keeping.add(replaced);
  context.changed(all.map(evidenceId));
  return { recorded: all.length, undo: keeping.done() };
};
