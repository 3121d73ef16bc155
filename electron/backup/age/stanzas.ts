// The part of an age header that says who can open the file: one passphrase, or any number of recipients.
import { randomBytes } from 'node:crypto';
import type { Stanza } from './header.ts';
import { wrapForPassphrase } from './scrypt.ts';
import { wrapForRecipient } from './x25519.ts';

/** Whom a file is for: age allows a passphrase alone, or any number of recipients (their 32 bytes). */
export type BackupFor = { readonly passphrase: string } | { readonly recipients: readonly Uint8Array[] };

/** One stanza for each way in. The file key stays the caller's. */
export const stanzasFor = async (fileKey: Uint8Array, to: BackupFor): Promise<readonly Stanza[]> => {
  if ('passphrase' in to) return [await wrapForPassphrase(fileKey, to.passphrase, randomBytes(16))];
  if (to.recipients.length === 0) throw new RangeError('an age file is for someone');
  return to.recipients.map((recipient) => {
    const ephemeral = randomBytes(32);
    const stanza = wrapForRecipient(fileKey, recipient, ephemeral);
    ephemeral.fill(0);
    return stanza;
  });
};
