// What other offices' logs say about an item that came from there: kept apart from this vault's own chain, which only notes the passage.
import { witnessOf } from '../../shared/custody/witness.ts';
import { packIdSchema, type Passage } from '../../shared/handover/schema.ts';
import type { EvidenceId } from '../../shared/ids.ts';
import type { VaultSession } from '../vault/session.ts';
import { entriesOf, originsOf } from './repository.ts';

/** One for each vault that the item came from. */
export const passagesOf = async ({ read }: VaultSession, id: EvidenceId): Promise<Passage[]> => {
  const passages: Passage[] = [];
  for (const origin of await originsOf(read, id)) {
    passages.push({
      vaultId: origin.vault_id, senderName: origin.sender_name, theirNumber: origin.their_number, packId: packIdSchema.parse(origin.pack_id), madeAt: origin.made_at_ms, takenInAt: origin.taken_in_at_ms,
      seq: origin.custody_seq, hash: origin.custody_hash, witness: witnessOf({ seq: origin.custody_seq, hash: origin.custody_hash }),
      ...(await entriesOf(read, { vaultId: origin.vault_id, kind: origin.kind, uid: origin.uid })),
    });
  }
  return passages;
};
