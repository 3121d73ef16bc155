// Backups as the command line tool and the restore page use them, without an open vault: the file, the secret, and one of the things that can be done with it.
import { readFile } from 'node:fs/promises';
import { basename } from 'node:path';
import { HoldfastError } from '../../shared/contract/failure.ts';
import { fromSystemError, systemCode } from '../vault/disk/system-failure.ts';
import { endIdentity, identityIn, type AgeIdentity, type AgeSecret } from './age/open.ts';
import { whileDiskAnswers } from './backup-disk.ts';
import { openAgeFile, openPayload, type AgeFile, type Payload } from './read-backup.ts';

export { openAgeFile } from './read-backup.ts';
export { parseRecipient } from './age/x25519.ts';
export { restoreBackup } from './restore.ts';
export { checkBackup } from './verify-file.ts';
export type { AgeIdentity } from './age/open.ts';
export type { AgeFile } from './read-backup.ts';

/** More than a thousand keys; a larger file was named by mistake. */
const largestIdentityFile = 64 * 1024;

/** The identities in text as `age-keygen` writes it: one to a line, lines that begin with `#` left out. Throws `input-refused` when a line is none. */
export const identitiesIn = (text: string): AgeIdentity[] =>
  text.split(/\r?\n/u).map((line) => line.trim()).filter((line) => line !== '' && !line.startsWith('#')).map((line) => {
    const identity = identityIn(line);
    if (identity === undefined) throw new HoldfastError('input-refused', { field: 'identity' });
    return identity;
  });

/** The identities in a file. Throws `not-found`, `input-refused`, and the failures of the disk. */
export const identitiesInFile = async (path: string): Promise<AgeIdentity[]> => {
  const text = await readFile(path, 'utf8').catch((error: unknown) => { throw ['ENOENT', 'ENOTDIR'].includes(systemCode(error) ?? '') ? new HoldfastError('not-found', { where: 'disk', name: basename(path) }) : fromSystemError(error); });
  if (text.length > largestIdentityFile) throw new HoldfastError('input-refused', { field: 'identity' });
  const identities = identitiesIn(text);
  if (identities.length === 0) throw new HoldfastError('input-refused', { field: 'identity' });
  return identities;
};

/** Opens the payload, runs `work`, and ends threads and keys whatever happens. Identities are cleared. */
export const withPayload = async <T>(file: AgeFile, secret: AgeSecret, work: (payload: Payload) => Promise<T>): Promise<T> => {
  const payload = await openPayload(file, secret).finally(() => { if ('identities' in secret) for (const identity of secret.identities) endIdentity(identity); });
  const { source } = file;
  try {
    return await ('file' in source ? whileDiskAnswers(source.file, () => work(payload)) : work(payload));
  } finally {
    await payload.close();
  }
};

/** The file at `path`, opened with what opens it; `secretFor` is asked once it is known which. */
export const withBackup = async <T>(path: string, secretFor: (opensWith: AgeFile['opensWith']) => Promise<AgeSecret>, work: (payload: Payload) => Promise<T>): Promise<T> => {
  const file = await openAgeFile(path);
  return withPayload(file, await secretFor(file.opensWith), work);
};
