// A practice vault: a real one with nothing in it, made for a rehearsal, and destroyed by the very code that destroys the real one.
import { stat } from 'node:fs/promises';
import type { RehearsalResult } from '../../shared/panic/schema.ts';
import type { VaultProcessClient } from '../vault-process/client.ts';
import { strike } from './strike.ts';

export interface PracticeVault {
  readonly folder: string;
  /** Where its header lies on another disk. */
  readonly headerFolder: string | null;
  readonly passphrase: string;
  readonly recoveryCode: string;
  readonly vaultId: string;
}

/** Lock closes in order: what is made or opened next finds the vault free. */
export const closingMs = 5000;

const isThere = (path: string): Promise<boolean> => stat(path).then(() => true, () => false);

// The vault process answers with the type that the contract states; both ends are ours.
export const suggestPassphrase = async (client: VaultProcessClient): Promise<string> =>
  ((await client.ask('vault.suggestPassphrase', {})) as { readonly passphrase: string }).passphrase;

/** Makes it and leaves it open. Takes as long as making any vault. */
export const makePracticeVault = async (client: VaultProcessClient, folder: string, headerPlace: string | null = null): Promise<PracticeVault> => {
  const passphrase = await suggestPassphrase(client);
  const { recoveryCode, vaultId, headerFolder } = await client.askInternal('process.create', { folder, passphrase, memberName: 'Practice', headerPlace });
  return { folder, headerFolder, passphrase, recoveryCode, vaultId };
};

/** Destroys it as panic would; then tries its passphrase and its recovery code, and says what was seen. */
export const destroyPracticeVault = async (client: VaultProcessClient, { folder, headerFolder, passphrase, recoveryCode }: PracticeVault): Promise<RehearsalResult> => {
  const opens = (secret: string, kind: 'passphrase' | 'recovery-code'): Promise<boolean> => client.askInternal('process.open', { folder, secret, kind }).then(() => true, () => false);
  const { unreadableMs, files } = await strike({ folder, headerFolders: headerFolder === null ? [] : [headerFolder], kill: () => client.kill(), onUnreadable: () => undefined });
  const folderGone = !(await isThere(folder));
  const opened = [await opens(passphrase, 'passphrase'), await opens(recoveryCode, 'recovery-code')];
  return { unreadableMs, files, folderGone, opensNoMore: !opened.includes(true) };
};
