// Whom a pack can be made for: the keys that this vault knows, and keys that were pasted. Each has a short code that two people compare
// over a telephone: a key that came by message may be somebody else's.
import { createHash } from 'node:crypto';
import { HoldfastError } from '../../shared/contract/failure.ts';
import { recipientFingerprint } from '../../shared/handover/rules.ts';
import type { HandoverRecipient } from '../../shared/handover/schema.ts';
import { allRecipients } from '../backup/recipients.ts';
import { parseRecipient } from '../backup/tool.ts';
import type { VaultSession } from '../vault/session.ts';

/** The short code of a recipient's text. */
export const fingerprintOf = (recipient: string): string => recipientFingerprint(createHash('sha256').update(recipient, 'latin1').digest());

/** Everyone this vault knows a key of. */
export const knownRecipients = async (session: VaultSession): Promise<HandoverRecipient[]> =>
  (await allRecipients(session)).map(({ id, name, recipient, kind }) => ({ id, name, recipient, kind, fingerprint: fingerprintOf(recipient) }));

/** A pasted key with its code, and whose it is when this vault knows it. Throws `input-refused` for text that is none. */
export const recipientFor = async (session: VaultSession, recipient: string): Promise<HandoverRecipient> => {
  if (parseRecipient(recipient) === undefined) throw new HoldfastError('input-refused', { field: 'recipient' });
  return (await knownRecipients(session)).find((one) => one.recipient === recipient) ?? { id: null, name: null, recipient, kind: 'pasted', fingerprint: fingerprintOf(recipient) };
};

/** The named and the pasted ones, each once. Throws `not-found` for a name that is not known, `input-refused` for nobody at all. */
export const chosenRecipients = async (session: VaultSession, ids: readonly string[], pasted: readonly string[]): Promise<readonly HandoverRecipient[]> => {
  const known = await knownRecipients(session);
  const named = ids.map((id) => {
    const found = known.find((one) => one.id === id);
    if (found === undefined) throw new HoldfastError('not-found');
    return found;
  });
  const typed: HandoverRecipient[] = [];
  for (const recipient of pasted) typed.push(await recipientFor(session, recipient));
  const all = [...named, ...typed].filter((one, index, list) => list.findIndex((other) => other.recipient === one.recipient) === index);
  if (all.length === 0) throw new HoldfastError('input-refused', { field: 'recipient' });
  return all;
};

/** As the log names a recipient: whose key it is, when that is known, and the code. */
export const recipientWords = ({ name, fingerprint }: HandoverRecipient): string => (name === null ? fingerprint : `${name} (${fingerprint})`);

/** The 32 bytes of each. */
export const recipientBytes = (recipients: readonly HandoverRecipient[]): Uint8Array[] => recipients.map(({ recipient }) => parseRecipient(recipient) ?? new Uint8Array(32));
