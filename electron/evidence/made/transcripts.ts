// Use case: what was written beside a recording, a film, a picture or a paper becomes a text item of its own, linked to its original in the transaction that
// makes it. Items are never altered: a later version is one more item. Until it is kept, what is typed lies in the vault as a draft.
import { createHash } from 'node:crypto';
import { HoldfastError } from '../../../shared/contract/failure.ts';
import type { InputOf, OutputOf } from '../../../shared/contract/registry.ts';
import { noTranscript, type TextRelation } from '../../../shared/evidence/transcript.ts';
import { unsaid } from '../../../shared/evidence/unsaid.ts';
import { evidenceId, sha256Schema, type EvidenceId, type Sha256 } from '../../../shared/ids.ts';
import type { Instant } from '../../../shared/time.ts';
import { transcriptOf } from '../../settings/choices.ts';
import { forgetChoice, putAsideUnread, readChoice, writeChoice } from '../../settings/stored-choice.ts';
import type { WritableDb } from '../../vault/database/handle.ts';
import type { Change } from '../../vault/session.ts';
import { keepObjects } from '../../vault/stored-objects.ts';
import { storedItemOf, type EvidenceContext } from '../context.ts';
import { writeDescription } from '../describing/edit-repository.ts';
import type { Stored } from '../handing-over/handed-bytes.ts';
import { indexItems, indexNewSources } from '../list/index-repository.ts';
import { insertItems, nextNumber } from '../intake/intake-repository.ts';
import { descriptionOf } from '../item-repository.ts';
import type { StoredItem } from '../stored-repository.ts';
import { linkItems } from '../describing/linking.ts';
import { storeMade } from './storing-made.ts';
import { twinOf } from '../intake/twins.ts';
import { naming } from '../whole-item.ts';

/** What was typed beside the item and is not kept yet. */
export const transcriptDraft = ({ session }: EvidenceContext, { id }: InputOf<'evidence.transcriptDraft'>): Promise<OutputOf<'evidence.transcriptDraft'>> =>
  readChoice(session.read, transcriptOf(id), noTranscript);

/** Says nothing of the evidence yet, so the custody log does not name it. */
export const keepTranscriptDraft = async ({ session }: EvidenceContext, { id, ...draft }: InputOf<'evidence.keepTranscriptDraft'>): Promise<OutputOf<'evidence.keepTranscriptDraft'>> => {
  await storedItemOf(session, id);
  return session.change(async ({ db, at }) => {
    await putAsideUnread(db, transcriptOf(id), at);
    await writeChoice(db, transcriptOf(id), draft, at);
    return { savedAt: at };
  });
};

/** Forgets what was typed beside these items, in the caller's transaction, also where it cannot be read. */
export const forgetTranscriptDrafts = async (db: WritableDb, ids: readonly EvidenceId[]): Promise<void> => {
  for (const id of ids) {
    await forgetChoice(db, transcriptOf(id));
  }
};

interface Writing {
  readonly original: StoredItem;
  readonly relation: TextRelation;
  readonly fileName: string;
  readonly bytes: Uint8Array;
  readonly sha256: Sha256;
}

/** Named by the fingerprint of its original and when it was kept: nothing of a person or a place. */
const nameOf = ({ sha256 }: StoredItem, relation: TextRelation, at: Instant): string =>
  `${relation === 'transcript-of' ? 'transcript' : 'translation'}-of-${sha256.slice(0, 12)}-${new Date(at).toISOString().slice(0, 19).replaceAll(':', '-')}.txt`;

/** Binds it to its original on the log of both, and lets go of the draft. */
const bind = async (change: Change, number: number, { original, relation }: Writing): Promise<void> => {
  await linkItems(change, number, [{ relation, other: original.number, isThere: true }]);
  await putAsideUnread(change.db, transcriptOf(original.id), change.at);
  await writeChoice(change.db, transcriptOf(original.id), noTranscript, change.at);
};

/** A text is never a second witness: it says of itself that it was made from something, and who may use the original holds for it. */
const commit = async (change: Change, writing: Writing, { ref, metadata }: Stored): Promise<number> => {
  const { original, relation, fileName, bytes, sha256 } = writing;
  const number = await nextNumber(change.db);
  await keepObjects(change.db, [ref], change.at);
  await insertItems(change.db, [{ number, case: original.case, object: ref.id, sha256, size: bytes.byteLength, fileName, metadata }], change.at, change.member);
  await indexNewSources(change.db, [{ number, sourceFolder: '' }]);
  const said = await naming(original.id, descriptionOf(change.db, original.number));
  if (said === null) throw new HoldfastError('not-found', { id: original.id });
  const { legalPrivilege, restrictions } = said.description;
  await writeDescription(change.db, number, { ...unsaid, originality: 'derivative', kind: 'document', legalPrivilege, restrictions }, { name: fileName, date: null });
  await indexItems(change.db, [number]);
  await change.record('transcribed', evidenceId(number), { relation, original: original.id, originalSha256: original.sha256, sha256, size: bytes.byteLength, fileName, mediaType: metadata.mediaType, readBack: 'equal' });
  await bind(change, number, writing);
  return number;
};

/** The item that has these words already, bound to this original from now on; null when there is none. */
const known = async (context: EvidenceContext, writing: Writing): Promise<number | null> => {
  const twin = await twinOf(context, writing.sha256);
  if (twin === null) return null;
  const id = evidenceId(twin.number);
  if (twin.number === writing.original.number) throw new HoldfastError('working-copy-same', { id });
  if (twin.returns) throw new HoldfastError('item-destroyed', { id, name: id });
  if (!twin.whole) throw new HoldfastError('set-aside', { id });
  await context.session.change((change) => bind(change, twin.number, writing));
  return twin.number;
};

/** Keeps the text as an item. Throws `not-found`, `item-removed`, `set-aside`, `item-destroyed`, and what reading back throws; the draft stays then. */
export const keepTranscript = async (context: EvidenceContext, { original: id, relation, text }: InputOf<'evidence.keepTranscript'>): Promise<OutputOf<'evidence.keepTranscript'>> => {
  const { session } = context;
  const original = await storedItemOf(session, id);
  if (original.removed) throw new HoldfastError('item-removed', { id, name: id });
  if (original.setAside) throw new HoldfastError('set-aside', { id });
  const bytes = new TextEncoder().encode(`${text.trimEnd()}\n`);
  const writing: Writing = { original, relation, fileName: nameOf(original, relation, session.clock()), bytes, sha256: sha256Schema.parse(createHash('sha256').update(bytes).digest('hex')) };
  const there = await known(context, writing);
  if (there !== null) {
    context.changed([evidenceId(there), id]);
    return { id: evidenceId(there), isNew: false };
  }
  const stored = await storeMade(context, writing.bytes, writing.fileName);
  try {
    const number = await session.change((change) => commit(change, writing, stored));
    context.changed([evidenceId(number), id]);
    return { id: evidenceId(number), isNew: true };
  } catch (error) {
    await session.objects.remove(stored.ref.id).catch(() => undefined);
    throw error;
  }
};
