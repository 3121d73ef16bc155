// Changes what people say about items, one or thousands, in the caller's transaction: a few statements for all of them, one custody entry
// for each, and what was replaced as the edit that brings it back.
import type { DescriptionChange } from '../../../shared/evidence/schema.ts';
import type { Change } from '../../vault/session.ts';
import { searchedFields } from './description.ts';
import { recordFields } from './describing-record.ts';
import { grow } from './edit-repository.ts';
import { indexItems, indexSources } from '../list/index-repository.ts';
import { changedBy, writeFields, type Alike } from './said-repository.ts';
import { addTags, removeTags, type ChangedTags } from './tag-repository.ts';
import type { Replaced } from './undoable.ts';
import { namingAmong } from '../whole-item.ts';

/** Items per transaction: large enough to sync seldom, small enough that others get their turn within a fifth of a second. */
export const perStep = 1000;

export interface Describing {
  readonly session: string;
  readonly change: DescriptionChange;
  readonly addTags: readonly string[];
  readonly removeTags: readonly string[];
}

const nothingReplaced: Alike = { numbers: [], before: {} };

/** What was replaced, items that had the same together. */
const replacedIn = (alike: readonly Alike[], tagged: ChangedTags, untagged: ChangedTags): readonly Replaced[] => {
  const said = new Map(alike.flatMap((group) => group.numbers.map((number) => [number, group] as const)));
  const groups = new Map<Alike, Map<string, Replaced & { readonly numbers: number[] }>>();
  for (const number of new Set([...said.keys(), ...tagged.keys(), ...untagged.keys()])) {
    const group = said.get(number) ?? nothingReplaced;
    const [removed, added] = [untagged.get(number) ?? [], tagged.get(number) ?? []];
    const key = removed.length + added.length === 0 ? '' : JSON.stringify([removed, added]);
    const byTags = groups.get(group) ?? new Map<string, Replaced & { readonly numbers: number[] }>();
    groups.set(group, byTags);
    const known = byTags.get(key);
    if (known === undefined) {
      byTags.set(key, { numbers: [number], change: group.before, addTags: removed, removeTags: added });
    } else {
      known.numbers.push(number);
    }
  }
  return [...groups.values()].flatMap((byTags) => [...byTags.values()]);
};

/** The fields that an edit changed, as the custody log names them. */
const fieldsIn = ({ change, addTags: added, removeTags: removed }: Replaced): readonly string[] => [...Object.keys(change), ...(added.length + removed.length > 0 ? ['tags'] : [])];

const touches = (group: Replaced, fields: readonly string[]): boolean => fieldsIn(group).some((field) => fields.includes(field));
const numbersIn = (groups: readonly Replaced[]): readonly number[] => groups.flatMap(({ numbers }) => numbers);

const describeWhole = async (change: Change, numbers: readonly number[], describing: Describing): Promise<readonly Replaced[]> => {
  const alike = await changedBy(change.db, numbers, describing.change);
  const described = alike.flatMap((group) => group.numbers);
  if (described.length > 0) {
    await writeFields(change.db, described, describing.change);
  }
  const tagged = await addTags(change.db, numbers, describing.addTags);
  const replaced = replacedIn(alike, tagged, await removeTags(change.db, numbers, describing.removeTags));
  if (replaced.length === 0) {
    return [];
  }
  await grow(change.db, numbersIn(replaced));
  const found = numbersIn(replaced.filter((group) => touches(group, [...searchedFields, 'tags'])));
  if (found.length > 0) {
    await indexItems(change.db, found);
  }
  const traced = numbersIn(replaced.filter((group) => touches(group, ['madeBy', 'handedOverBy'])));
  if (traced.length > 0) {
    await indexSources(change.db, traced);
  }
  await recordFields(change, describing.session, replaced.flatMap((group) => group.numbers.map((number) => [number, fieldsIn(group)] as const)));
  return replaced;
};

/**
 * Writes the change of every item among these that it changes, and answers with what that replaced. Numbers without an item are passed over. Throws
 * `database-damaged` naming the damaged ones.
 */
export const describeItems = (change: Change, numbers: readonly number[], describing: Describing): Promise<readonly Replaced[]> => namingAmong(change.db, numbers, describeWhole(change, numbers, describing));
