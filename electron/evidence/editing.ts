// Use case: what people say about items. Every edit is committed at once. The custody log gets one entry per item and sitting: written
// with the first change, and again only when a later change of the same sitting touches fields that no entry of it has named yet. So
// typing adds nothing, nothing that changed stays unnamed, and no entry is ever owed to a vault that was locked in between.
import { HoldfastError } from '../../shared/contract/failure.ts';
import type { Description, DescriptionField } from '../../shared/evidence/schema.ts';
import type { InputOf, OutputOf } from '../../shared/contract/registry.ts';
import { evidenceId, type EvidenceId } from '../../shared/ids.ts';
import { uncertainDateSchema } from '../../shared/time.ts';
import type { Change } from '../vault/session.ts';
import type { EvidenceContext } from './context.ts';
import { changedFields, searchedFields } from './description.ts';
import { endSittings, recordFields } from './describing-record.ts';
import { grow, writeDescription } from './edit-repository.ts';
import { indexItems, indexSources } from './index-repository.ts';
import { descriptionOf } from './item-repository.ts';
import { numbersOf } from './selection.ts';
import { addTags, removeTags } from './tag-repository.ts';
import { tagItems, tagsPerChange } from './tagging.ts';
import type { Replaced } from './undoable.ts';

type Edit = InputOf<'evidence.edit'>;

/** Items per transaction: large enough to sync seldom, small enough that others get their turn. */
export const perChange = 250;
/** Above this many items only those that failed are named one by one. */
const mostOutcomes = 1000;
const sourceFields: readonly DescriptionField[] = ['madeBy', 'handedOverBy'];

/** Writes one item's change and answers with what it replaced; null when it changed nothing. Throws `not-found`. */
export const editOne = async (change: Change, number: number, edit: Omit<Edit, 'selection'>): Promise<Replaced | null> => {
  const known = await descriptionOf(change.db, number);
  if (known === null) {
    throw new HoldfastError('not-found', { id: evidenceId(number) });
  }
  const said: Description = { ...known.description, ...withoutAbsent(edit.change) };
  const fields = changedFields(known.description, said);
  if (fields.length > 0) {
    await writeDescription(change.db, number, said, { name: known.fileName, date: uncertainDateSchema.nullable().parse(known.fileDate) });
  }
  const tagged = (await addTags(change.db, [number], edit.addTags)).get(number) ?? [];
  const untagged = (await removeTags(change.db, [number], edit.removeTags)).get(number) ?? [];
  const hasTags = tagged.length > 0 || untagged.length > 0;
  const all = [...fields, ...(hasTags ? ['tags'] : [])];
  if (all.length === 0) {
    return null;
  }
  await grow(change.db, [number]);
  if (hasTags || fields.some((field) => (searchedFields as readonly string[]).includes(field))) {
    await indexItems(change.db, [number]);
  }
  if (fields.some((field) => sourceFields.includes(field))) {
    await indexSources(change.db, number);
  }
  await recordFields(change, edit.session, [[number, all]]);
  const before = Object.fromEntries(fields.map((field) => [field, known.description[field]])) as Partial<Description>;
  return { number, change: before, addTags: untagged, removeTags: tagged };
};

/** Absent fields stay as they are; a field that is present is written, also when it is empty. */
const withoutAbsent = (change: Edit['change']): Partial<Description> =>
  Object.fromEntries(Object.entries(change).filter(([, value]) => value !== undefined));

const editEach = async (change: Change, numbers: readonly number[], input: Edit): Promise<readonly Replaced[]> => {
  const all: Replaced[] = [];
  for (const number of numbers) {
    const one = await editOne(change, number, input);
    if (one !== null) {
      all.push(one);
    }
  }
  return all;
};

/**
 * Writes the given fields of every selected item. Items are committed in groups: a failure of the disk leaves whole groups written and
 * throws, so the caller may simply ask again. `outcomes` names every item, or only those not changed when there are more than 1,000.
 */
export const edit = async (context: EvidenceContext, input: Edit): Promise<OutputOf<'evidence.edit'>> => {
  const { session } = context;
  const outcomes: { id: EvidenceId; failure: { code: 'not-found'; facts: Record<string, string> } | null }[] = [];
  const ids: EvidenceId[] = [];
  const keeping = context.undoable.keep();
  let changed = 0;
  const tagsAlone = Object.keys(withoutAbsent(input.change)).length === 0;
  for await (const numbers of numbersOf(session.read, input.selection, tagsAlone ? tagsPerChange : perChange)) {
    const replaced = await session.change(async (change) => {
      await endSittings(context, change);
      return tagsAlone ? tagItems(change, numbers, input) : editEach(change, numbers, input);
    });
    changed += replaced.length;
    keeping.add(replaced);
    if (outcomes.length < mostOutcomes) {
      outcomes.push(...numbers.map((number) => ({ id: evidenceId(number), failure: null })));
    }
    ids.push(...(ids.length <= 100 ? numbers.map(evidenceId) : []));
  }
  const found = new Set(outcomes.map(({ id }) => id));
  const missing = input.selection.by === 'ids' && outcomes.length < mostOutcomes ? input.selection.ids.filter((id) => !found.has(id)) : [];
  if (missing.length > 0 && missing.length === (input.selection.by === 'ids' ? input.selection.ids.length : -1)) {
    throw new HoldfastError('not-found', { id: missing[0] ?? '' });
  }
  if (changed > 0) {
    context.changed(ids);
  }
  const failed = missing.map((id) => ({ id, failure: { code: 'not-found' as const, facts: { id } } }));
  return { changed, savedAt: session.clock(), outcomes: outcomes.length > mostOutcomes ? failed : [...outcomes, ...failed], undo: keeping.done() };
};
