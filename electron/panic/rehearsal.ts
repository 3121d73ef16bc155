// A rehearsal: a real vault with nothing in it, made for the purpose in a folder of its own, and destroyed by the very code that destroys
// the real one. Afterwards its passphrase and its recovery code are tried. Never knows where the real vault is.
import { mkdir, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { RehearsalResult } from '../../shared/panic/schema.ts';
import type { VaultProcessClient } from '../vault-process/client.ts';
import { strike } from './strike.ts';

export interface Rehearsal {
  /** Makes the throw-away vault and leaves it open. Takes as long as making any vault. */
  make(): Promise<void>;
  /** Destroys it as panic would and says what was seen. */
  run(): Promise<RehearsalResult>;
  /** Ends its process and removes what is left. */
  end(): Promise<void>;
}

export interface RehearsalOptions {
  /** A vault process of the rehearsal's own. */
  readonly client: VaultProcessClient;
  /** A folder that nothing else uses; emptied before and after. */
  readonly folder: string;
}

const isThere = (path: string): Promise<boolean> => stat(path).then(() => true, () => false);

export const createRehearsal = ({ client, folder }: RehearsalOptions): Rehearsal => {
  const vault = join(folder, 'practice');
  let secrets: { readonly passphrase: string; readonly recoveryCode: string } | null = null;
  const clear = (): Promise<void> => rm(folder, { recursive: true, force: true });
  const opens = (secret: string, kind: 'passphrase' | 'recovery-code'): Promise<boolean> =>
    client.askInternal('process.open', { folder: vault, secret, kind }).then(() => true, () => false);

  return {
    async make() {
      await clear();
      await mkdir(folder, { recursive: true, mode: 0o700 });
      // The vault process answers with the type that the contract states; both ends are ours.
      const { passphrase } = (await client.ask('vault.suggestPassphrase', {})) as { readonly passphrase: string };
      const { recoveryCode } = await client.askInternal('process.create', { folder: vault, passphrase, memberName: 'Practice', headerPlace: null });
      secrets = { passphrase, recoveryCode };
    },
    async run() {
      const made = secrets;
      if (made === null) throw new Error('nothing to rehearse on');
      const { unreadableMs, files } = await strike({ folder: vault, headerFolders: [], kill: () => client.kill(), onUnreadable: () => undefined });
      const folderGone = !(await isThere(vault));
      const opened = [await opens(made.passphrase, 'passphrase'), await opens(made.recoveryCode, 'recovery-code')];
      return { unreadableMs, files, folderGone, opensNoMore: !opened.includes(true) };
    },
    async end() {
      secrets = null;
      await client.kill();
      await clear();
    },
  };
};
