// Use case: the fingerprint that somebody told for an item is held against its bytes. All of them are read, in a thread. Both are put on record and
// shown; neither is corrected, and that two are the same is never called a proof.
import { HoldfastError } from '../../../shared/contract/failure.ts';
import type { OutputOf } from '../../../shared/contract/registry.ts';
import { toldKindOf } from '../../../shared/evidence/told-fingerprint.ts';
import type { EvidenceId } from '../../../shared/ids.ts';
import { isLoss, keepFinding, readBackWith } from './comparing.ts';
import { storedItemOf, type EvidenceContext } from '../context.ts';
import { writeCheck } from '../describing/edit-repository.ts';
import { descriptionOf } from '../item-repository.ts';
import { naming } from '../whole-item.ts';

/** Throws `not-found` where nobody told one, `set-aside` for an item that is not what was added, `object-unreadable` where the disk does not give it back. */
export const compareTold = async (context: EvidenceContext, id: EvidenceId): Promise<OutputOf<'evidence.compareTold'>> => {
  const { session } = context;
  const item = await storedItemOf(session, id);
  const told = (await naming(id, descriptionOf(session.read, item.number)))?.description.toldFingerprint ?? '';
  const kind = toldKindOf(told);
  if (kind === null) {
    throw new HoldfastError('not-found', { id });
  }
  const { problem, also } = await readBackWith(context, item, kind === 'sha256' ? null : kind);
  if (problem !== null) {
    await keepFinding(context, item, problem);
    throw new HoldfastError(isLoss(problem) ? 'set-aside' : 'object-unreadable', { id, name: id });
  }
  const found = also ?? item.sha256;
  const equal = found === told;
  await session.change(async (change) => {
    await writeCheck(change.db, [item.number], 'equal', change.at);
    await change.record('fingerprint-compared', id, { fingerprintKind: kind, told, found, equal, sha256: item.sha256 });
  });
  context.changed([id]);
  return { kind, told, found, equal };
};
