// Whom backups are made for: own age identities, colleagues' recipients, and the one that the recovery shares hold. Every addition, removal and every look
// at a secret key is on record.
import { HoldfastError } from '../../shared/contract/failure.ts';
import type { BackupRecipient } from '../../shared/backup/schema.ts';
import type { OpenSession } from '../vault/index.ts';
import { identityText, parseRecipient, recipientOf } from './age/x25519.ts';
import { markRecipientRemoved, ownSecret, putRecipient, recipientsInForce } from './repository.ts';

const bytesOf = (recipient: string): Uint8Array => {
  const bytes = parseRecipient(recipient);
  if (bytes === undefined) throw new HoldfastError('input-refused', { field: 'recipient' });
  return bytes;
};

/** The named recipients and the shares', if there are shares: they and a backup kept elsewhere are a way back. Throws `input-refused`. */
export const recipientsForBackup = async (session: OpenSession, wanted: readonly string[]): Promise<readonly Uint8Array[]> => {
  const shares = (await recipientsInForce(session.read)).filter(({ kind }) => kind === 'shares').map(({ recipient }) => recipient);
  return [...new Set([...wanted, ...shares])].map(bytesOf);
};

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
export const addRecipient = async (session: OpenSession, name: string, recipient: string, kind: 'other' | 'shares' = 'other'): Promise<BackupRecipient> => {
  bytesOf(recipient);
  return session.change(async ({ db, at, record }) => {
    const added: BackupRecipient = { id: newId(session), name, recipient, kind, addedAt: at };
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
