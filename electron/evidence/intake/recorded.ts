// The evidence domain's side of a recording made here: its bytes become one item like any other, written as they come, read back and compared before
// anyone is told of it.
import { createHash } from 'node:crypto';
import { evidenceId, sha256Schema, type EvidenceId, type ObjectId, type Sha256 } from '../../../shared/ids.ts';
import { unsaid } from '../../../shared/evidence/unsaid.ts';
import { uncertainDateSchema, type UncertainDate } from '../../../shared/time.ts';
import { caseWorkedIn } from '../../cases/service.ts';
import type { Change } from '../../vault/session.ts';
import type { EvidenceContext } from '../context.ts';
import { writeDescription } from '../describing/edit-repository.ts';
import type { Stored, Written } from '../handing-over/handed-bytes.ts';
import { indexItems } from '../list/index-repository.ts';
import { commitDuplicate, commitNew, commitRestored, type Came } from './commits.ts';
import { startMarking } from './content-mark.ts';
import { readBackDiffers, readBackFailure } from './read-back.ts';
import { twinOf, type Twin } from './twins.ts';

export interface Recorded {
  readonly kind: 'audio' | 'video';
  readonly fileName: string;
  readonly recordedAt: UncertainDate;
  readonly endedWithoutStop: boolean;
  /** As its head says; a reader of files that gave up on a long one does not know better. */
  readonly durationMs: number;
  readonly content: AsyncIterable<Uint8Array>;
  /** What goes into the same transaction as the item. */
  readonly also: (change: Change, id: EvidenceId) => Promise<void>;
}

type Bytes = Written & { readonly sha256: Sha256 };

const write = async ({ session }: EvidenceContext, content: AsyncIterable<Uint8Array>): Promise<Bytes> => {
  const writer = await session.objects.create();
  try {
    const hash = createHash('sha256');
    const marking = startMarking();
    for await (const bytes of content) {
      hash.update(bytes);
      marking.update(bytes);
      await writer.write(bytes);
    }
    return { ref: await writer.finish(), mark: marking.mark(), sha256: sha256Schema.parse(hash.digest('hex')) };
  } catch (error) {
    await writer.discard().catch(() => undefined);
    throw error;
  }
};

const readBack = async ({ threads }: EvidenceContext, { ref, mark }: Written, { fileName, endedWithoutStop, durationMs }: Recorded): Promise<Stored> => {
  const { metadata } = await threads.inspect({ ref, name: fileName, readBack: mark, metadata: 'all' }).catch((error: unknown) => { throw readBackFailure(error, fileName); });
  if (metadata === null) throw readBackDiffers(fileName);
  const says = { ...metadata.says, durationMs: metadata.says.durationMs ?? durationMs };
  return { ref, metadata: { ...metadata, says, problem: endedWithoutStop ? 'ended-without-stop' : metadata.problem } };
};

const commitItem = async (change: Change, came: Came, stored: Stored, { kind, fileName, recordedAt }: Recorded): Promise<number> => {
  // Also into one that was closed meanwhile: what was recorded is not lost.
  const [number = 0] = await commitNew(change, [{ into: await caseWorkedIn(change.db), waiting: came, ...stored }]);
  const said = { ...unsaid, kind, originality: 'original' as const, obtainedHow: 'own-recording' as const, capturedAt: recordedAt };
  await writeDescription(change.db, number, said, { name: fileName, date: uncertainDateSchema.nullable().parse(stored.metadata.says.capturedAt) });
  await indexItems(change.db, [number]);
  return number;
};

/** The object that nothing leads to once this is committed, if any: two recordings of silence can be the same bytes. */
const commit = async (change: Change, came: Came, stored: Stored, recorded: Recorded, twin: Twin | null): Promise<{ readonly number: number; readonly unused: ObjectId | null }> => {
  if (twin === null) return { number: await commitItem(change, came, stored, recorded), unused: null };
  if (!twin.whole) return { number: twin.number, unused: (await commitRestored(change, { waiting: came, ref: stored.ref, number: twin.number })).unused };
  await commitDuplicate(change, came, twin.number);
  return { number: twin.number, unused: stored.ref.id };
};

/** Makes an item of a recording. Throws what the disk answers, `read-back-differs`, and what reading its content throws; nothing is left behind then. */
export const takeInRecorded = async (context: EvidenceContext, recorded: Recorded): Promise<EvidenceId> => {
  const { session } = context;
  const bytes = await write(context, recorded.content);
  let id: EvidenceId;
  try {
    await session.objects.publish([bytes.ref]);
    const stored = await readBack(context, bytes, recorded);
    const came: Came = { sha256: bytes.sha256, size: bytes.ref.size, arrival: { fileName: recorded.fileName, sourceFolder: '', way: 'recording', modifiedAt: null, createdAt: null } };
    const twin = await twinOf(context, bytes.sha256);
    const { number, unused } = await session.change(async (change) => {
      const done = await commit(change, came, stored, recorded, twin);
      await recorded.also(change, evidenceId(done.number));
      return done;
    });
    id = evidenceId(number);
    if (unused !== null) await session.objects.remove(unused).catch(() => undefined);
  } catch (error) {
    await session.objects.remove(bytes.ref.id).catch(() => undefined);
    throw error;
  }
  context.changed([id]);
  return id;
};
