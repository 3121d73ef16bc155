// Use case: a working copy of a picture or a PDF becomes an item of its own. The window rendered it and is not believed: kind, size and that nothing but pixels is in it are looked at
// here, before it is written, and by the reader of metadata once it was read back. The original is only read of, never written.
import { createHash } from 'node:crypto';
import { HoldfastError } from '../../../shared/contract/failure.ts';
import type { InputOf, OutputOf } from '../../../shared/contract/registry.ts';
import { anyPlanSchema, coveredFacts, type AnyPlan } from '../../../shared/evidence/copy-link.ts';
import { unsaid } from '../../../shared/evidence/unsaid.ts';
import { evidenceId, sha256Schema, type Sha256 } from '../../../shared/ids.ts';
import type { Change } from '../../vault/session.ts';
import { keepObjects } from '../../vault/stored-objects.ts';
import { storedItemOf, type EvidenceContext } from '../context.ts';
import { reviewerOf, writeDescription, writeReviewer } from '../describing/edit-repository.ts';
import type { Stored } from '../handing-over/handed-bytes.ts';
import { indexItems, indexNewSources } from '../list/index-repository.ts';
import { insertItems, nextNumber } from '../intake/intake-repository.ts';
import { descriptionOf } from '../item-repository.ts';
import type { StoredItem } from '../stored-repository.ts';
import { copyRefused, madeCopyIn, saysNothing, type MadeCopy } from './made-copy.ts';
import { storeMade } from './storing-made.ts';
import { twinOf } from '../intake/twins.ts';
import { copyLinksOf, insertCopyLink } from './working-copy-repository.ts';
import { naming } from '../whole-item.ts';

/** Named by the fingerprint of its original, which means the same in every vault and in what is salvaged. Nothing of its own name, which may be what is to be left out. */
const nameOf = ({ sha256 }: StoredItem, { ending }: MadeCopy): string => `working-copy-of-${sha256.slice(0, 12)}.${ending}`;

interface Making {
  readonly original: StoredItem;
  readonly plan: AnyPlan;
  readonly made: MadeCopy;
  readonly sha256: Sha256;
  readonly size: number;
}

/** Refused where anything but pixels can be read out of it. */
const keepBytes = (context: EvidenceContext, { original, made }: Making, bytes: Uint8Array): Promise<Stored> =>
  storeMade(context, bytes, nameOf(original, made), (metadata) => { if (!saysNothing(metadata, made)) throw copyRefused('details'); });

/** Writes that an item is a copy, on both. */
const link = async (change: Change, number: number, { original, plan, made, sha256, size }: Making): Promise<void> => {
  await insertCopyLink(change.db, number, { sha256: original.sha256, number: original.id, plan, madeAt: change.at, by: change.member });
  const facts = { ...coveredFacts(plan), ...made.size };
  await change.record('working-copy-made', original.id, { ...facts, workingCopy: evidenceId(number), workingCopySha256: sha256 });
  await change.record('made-from-original', evidenceId(number), { ...facts, original: original.id, originalSha256: original.sha256, sha256, size, fileName: nameOf(original, made), mediaType: made.mediaType, readBack: 'equal' });
};

/** Makes the item, with what is taken over of its original: its kind, how disturbing it is and who looked, who may use it. Nothing else that people said of it. */
const commitCopy = async (change: Change, making: Making, { ref, metadata }: Stored): Promise<number> => {
  const { original, made, sha256, size } = making;
  const number = await nextNumber(change.db);
  const fileName = nameOf(original, made);
  await keepObjects(change.db, [ref], change.at);
  await insertItems(change.db, [{ number, case: original.case, object: ref.id, sha256, size, fileName, metadata }], change.at, change.member);
  await indexNewSources(change.db, [{ number, sourceFolder: '' }]);
  const [said, reviewer] = await naming(original.id, Promise.all([descriptionOf(change.db, original.number), reviewerOf(change.db, original.number)]));
  if (said === null || reviewer === null) throw new HoldfastError('not-found', { id: original.id });
  // Who may use the original holds for what was made of it, until somebody says otherwise.
  const { kind, sensitivity, legalPrivilege, restrictions } = said.description;
  await writeDescription(change.db, number, { ...unsaid, originality: 'derivative', kind, sensitivity, legalPrivilege, restrictions }, { name: fileName, date: null });
  await writeReviewer(change.db, number, reviewer);
  await indexItems(change.db, [number]);
  await link(change, number, making);
  return number;
};

/** The item that has these bytes already, as a copy of this original from now on; null when there is none. */
const knownCopy = async (context: EvidenceContext, making: Making): Promise<number | null> => {
  const { original, sha256 } = making;
  const twin = await twinOf(context, sha256);
  if (twin === null) return null;
  if (twin.number === original.number) throw new HoldfastError('working-copy-same', { id: original.id });
  if (twin.returns) throw new HoldfastError('item-destroyed', { id: evidenceId(twin.number), name: evidenceId(twin.number) });
  if (!twin.whole) throw new HoldfastError('set-aside', { id: evidenceId(twin.number) });
  const links = await copyLinksOf(context.session.read, twin.number);
  if (!links.some((one) => one.sha256 === original.sha256)) {
    await context.session.change((change) => link(change, twin.number, making));
    context.changed([evidenceId(twin.number), original.id]);
  }
  return twin.number;
};

const makeOrFind = async (context: EvidenceContext, making: Making, bytes: Uint8Array): Promise<{ readonly number: number; readonly isNew: boolean }> => {
  const known = await knownCopy(context, making);
  if (known !== null) return { number: known, isNew: false };
  const kept = await keepBytes(context, making, bytes);
  try {
    const number = await context.session.change((change) => commitCopy(change, making, kept));
    context.changed([evidenceId(number), making.original.id]);
    return { number, isNew: true };
  } catch (error) {
    await context.session.objects.remove(kept.ref.id).catch(() => undefined);
    throw error;
  }
};

/** One at a time for the same bytes: who presses twice gets the same copy. */
const alone = async <T extends { readonly number: number }>({ arriving }: EvidenceContext, sha256: Sha256, make: () => Promise<T>): Promise<T> => {
  for (let other = arriving.get(sha256); other !== undefined; other = arriving.get(sha256)) await other;
  const mine = Promise.withResolvers<number | null>();
  arriving.set(sha256, mine.promise);
  let number: number | null = null;
  try {
    const made = await make();
    number = made.number;
    return made;
  } finally {
    arriving.delete(sha256);
    mine.resolve(number);
  }
};

/**
 * Keeps what the window rendered of an original as a working copy of it, and answers with its number. Throws `not-found`, `set-aside`, `working-copy-refused`,
 * `working-copy-same` when it would be the original byte for byte, and what reading back throws.
 */
export const makeWorkingCopy = async (context: EvidenceContext, { original: id, plan: given, bytes }: InputOf<'evidence.makeWorkingCopy'>): Promise<OutputOf<'evidence.makeWorkingCopy'>> => {
  const original = await storedItemOf(context.session, id);
  if (original.removed) throw new HoldfastError('item-removed', { id, name: id });
  if (original.setAside) throw new HoldfastError('set-aside', { id });
  const plan = anyPlanSchema.parse(given);
  const made = await madeCopyIn(bytes, plan, original.mediaType);
  const sha256 = sha256Schema.parse(createHash('sha256').update(bytes).digest('hex'));
  const making: Making = { original, plan, made, sha256, size: bytes.byteLength };
  const { number, isNew } = await alone(context, sha256, () => makeOrFind(context, making, bytes));
  return { id: evidenceId(number), isNew };
};
