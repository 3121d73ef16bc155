// What the records say about an opening before a byte is written: whose they are, whether their history is the newest that was ever
// reported as saved, whether the header is the newest one, and whether the slot that opened it is still in use.
import { join } from 'node:path';
import { HoldfastError } from '../../../shared/contract/failure.ts';
import type { MemberCode } from '../../../shared/ids.ts';
import type { Problem } from '../../../shared/vault/schema.ts';
import type { ReadAnchor } from '../anchor.ts';
import { lookAtDatabase } from '../database/look.ts';
import type { LookedAt } from '../database/look.ts';
import { recordsMigrations } from '../database/migrations/index.ts';
import type { OpenedHeader, VaultHeader } from '../header/header.ts';
import { headerText, isAuthentic, parseHeader, sealHeader } from '../header/format.ts';
import type { SealedHeader } from '../header/format.ts';
import { historyProblems, newestGeneration } from './history.ts';
import { keptHeader, readIntent, readMeta, slotOwner } from '../repository.ts';
import { recordsFile } from '../vault-files.ts';

export interface Looked {
  readonly records: LookedAt;
  /** Contradictions between records, anchor and header. */
  readonly history: readonly Problem[];
  /** The one for which the vault may not be written to. */
  readonly rolledBack: Problem | undefined;
  /** Whose slot opened the header; null for a slot of a header change that was cut short. */
  readonly member: MemberCode | null;
  /** The slot was taken out of use: its owner was removed, or has a newer passphrase or code. */
  readonly slotRemoved: boolean;
  /** The text of the header as the records keep it. */
  readonly kept: string | null;
  /** The newest header, from the records' copy, when the header that opened is not that one. */
  readonly newestHeader: VaultHeader | null;
}

const parseKept = (text: string): SealedHeader | null => {
  try {
    return parseHeader(text);
  } catch (error) {
    if (error instanceof HoldfastError) return null;
    throw error;
  }
};

/** The kept copy, when it is authentic, of the newest generation, and not what the opening found. */
const newestHeaderOf = async (text: string | null, records: LookedAt, anchor: ReadAnchor, header: OpenedHeader): Promise<VaultHeader | null> => {
  if (text === null || text === headerText(sealHeader(header.header, header.masterKey))) return null;
  const kept = parseKept(text);
  if (kept === null) return null;
  // A header newer than the copy belongs to a change that was cut short: the records follow it, not the other way round.
  const replaces = kept.header.generation >= header.header.generation && kept.header.generation === (await newestGeneration(records.read, anchor));
  return replaces && kept.header.vaultId === header.header.vaultId && isAuthentic(kept, header.masterKey) ? kept.header : null;
};

const lookedAt = async (records: LookedAt, header: OpenedHeader, anchor: ReadAnchor): Promise<Looked> => {
  const meta = await readMeta(records.read);
  if (meta?.vaultId !== header.header.vaultId) throw new HoldfastError('database-damaged', { reason: meta === null ? 'empty' : 'other-vault' });
  const history = await historyProblems(records.read, anchor, header.header.generation);
  const rolledBack = history.find((problem) => problem.kind === 'history-rolled-back');
  const owner = await slotOwner(records.read, header.slotId);
  // Only a database older than its header, or a header that was never this vault's, has a slot that the records do not know.
  if (owner === null && rolledBack === undefined && (await readIntent(records.read)) === null) throw new HoldfastError('history-rolled-back', { reason: 'slot' });
  const kept = await keptHeader(records.read);
  return { records, history, rolledBack, member: owner?.member ?? null, slotRemoved: owner?.removed ?? false, kept, newestHeader: rolledBack === undefined ? await newestHeaderOf(kept, records, anchor, header) : null };
};

/**
 * Looks; whoever asks closes `records`. Throws `database-damaged`, `encryption-not-proven`, `version-unsupported`, or
 * `history-rolled-back` (reason `slot`). Nothing is written whatever is found.
 */
export const lookBeforeOpening = async (folder: string, key: Uint8Array, header: OpenedHeader, anchor: ReadAnchor): Promise<Looked> => {
  const records = await lookAtDatabase({ file: join(folder, recordsFile), key, migrations: recordsMigrations });
  try {
    return await lookedAt(records, header, anchor);
  } catch (error) {
    await records.close();
    throw error;
  }
};
