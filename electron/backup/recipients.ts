// Whom backups are made for: own age identities, colleagues' recipients, and the one that the recovery shares hold. Every addition, removal and every look
// at a secret key is on record.
import { HoldfastError } from '../../shared/contract/failure.ts';
import { longestName, type BackupRecipient, type UnreadRecipients } from '../../shared/backup/schema.ts';
import { currentShareSet, type OpenSession } from '../vault/index.ts';
import type { ReadableDb } from '../vault/database/handle.ts';
import { readUnlessDamaged } from '../vault/database/row-damage.ts';
import type { VaultSession } from '../vault/session.ts';
import { identityText, parseRecipient, recipientOf, recipientText } from './age/x25519.ts';
import { countUnreadRecipients, markRecipientRemoved, ownSecret, ownSecrets, putRecipient, recipientsInForce } from './repository.ts';

const bytesOf = (recipient: string): Uint8Array => {
  const bytes = parseRecipient(recipient);
  if (bytes === undefined) throw new HoldfastError('input-refused', { field: 'recipient' });
  return bytes;
};

/** The holders of the shares that count at present, as one recipient: together they can open what is made for recipients. */
const holdersOfShares = async (db: ReadableDb): Promise<readonly BackupRecipient[]> => {
  const set = await currentShareSet(db);
  return set === null ? [] : [{ id: set.slotId, name: set.holders.join(', ').slice(0, longestName), recipient: recipientText(Buffer.from(set.backupKey, 'hex')), kind: 'shares', addedAt: set.madeAt }];
};

/** As above where their row can be read; nobody where it cannot, which `unreadRecipients` tells. */
const readableHolders = async (db: ReadableDb): Promise<readonly BackupRecipient[]> => (await readUnlessDamaged(holdersOfShares(db))) ?? [];

/** Everyone a backup can be made for, as far as their rows can be read: damage to one must not keep the vault from being backed up for the others. */
export const allRecipients = async ({ read }: VaultSession): Promise<BackupRecipient[]> => [...(await recipientsInForce(read)), ...(await readableHolders(read))];

/** Whom a backup is made without, because their rows cannot be read: so many keys, and the holders of shares. */
export const unreadRecipients = async (db: ReadableDb): Promise<UnreadRecipients> => ({
  keys: await countUnreadRecipients(db),
  shares: (await readUnlessDamaged(holdersOfShares(db))) === null,
});

/**
 * The named recipients and the holders of shares, if there are shares that can be read: they and a backup kept elsewhere are a way back. Throws `input-refused`, and
 * `not-found` when nobody is named and there are no shares.
 */
export const recipientsForBackup = async (session: OpenSession, wanted: readonly string[]): Promise<readonly Uint8Array[]> => {
  const holders = (await readableHolders(session.read)).map(({ recipient }) => recipient);
  const all = [...new Set([...wanted, ...holders])].map(bytesOf);
  if (all.length === 0) throw new HoldfastError('not-found', { where: 'shares' });
  return all;
};

/** The secret keys that this vault keeps, to open what was made for it. The caller clears them. */
export const ownIdentities = (session: VaultSession): Promise<readonly Uint8Array[]> => ownSecrets(session.read);

const newId = (session: OpenSession): string => Buffer.from(session.random.bytes(16)).toString('hex');

/** Makes an age identity whose secret stays in the vault's records, and its recipient. */
export const makeIdentity = async (session: OpenSession, name: string): Promise<BackupRecipient> => {
  const secret = session.random.bytes(32);
  try {
    return await session.change(async ({ db, at, record }) => {
      const made: BackupRecipient = { id: newId(session), name, recipient: recipientOf(secret), kind: 'own', addedAt: at };
      await putRecipient(db, made, secret);
      await record('backup-key-made', 'vault', { name, recipient: made.recipient });
      return made;
    });
  } finally {
    secret.fill(0);
  }
};

/** Adds someone else's recipient. Throws `input-refused` for text that is none. */
export const addRecipient = async (session: OpenSession, name: string, recipient: string): Promise<BackupRecipient> => {
  bytesOf(recipient);
  return session.change(async ({ db, at, record }) => {
    const added: BackupRecipient = { id: newId(session), name, recipient, kind: 'other', addedAt: at };
    await putRecipient(db, added, null);
    await record('recipient-added', 'vault', { name, recipient });
    return (await recipientsInForce(db)).find((one) => one.recipient === recipient) ?? added;
  });
};

/** Takes a recipient off the list; backups already made for it stay readable with its key. Throws `not-found`. */
export const removeRecipient = async (session: OpenSession, id: string): Promise<void> => {
  const known = (await recipientsInForce(session.read)).find((one) => one.id === id);
  if (known === undefined) throw new HoldfastError('not-found');
  await session.change(async ({ db, at, record }) => {
    await markRecipientRemoved(db, id, at);
    await record('recipient-removed', 'vault', { name: known.name, recipient: known.recipient });
  });
};

/** The secret key of an own identity as text, put on record with its reason first. Throws `reason-needed`, `not-found`. */
export const showIdentity = async (session: OpenSession, id: string, reason: string): Promise<string> => {
  if (reason.trim().length < 3) throw new HoldfastError('reason-needed');
  const known = (await recipientsInForce(session.read)).find((one) => one.id === id);
  const secret = await ownSecret(session.read, id);
  if (known === undefined || secret === null) throw new HoldfastError('not-found');
  try {
    await session.change(({ record }) => record('backup-key-shown', 'vault', { name: known.name, recipient: known.recipient, reason }));
    return identityText(secret);
  } finally {
    secret.fill(0);
  }
};
