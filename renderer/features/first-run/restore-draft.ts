// What a person chose so far on the way to a restored vault. Going back discards nothing.
import type { BackupSecret } from '../../../shared/backup/contract.ts';
import type { OutputOf } from '../../../shared/contract/registry.ts';
import { secretFrom, type SecretDraft } from '../backup/BackupSecret.tsx';
import type { GatheredShare } from '../recovery/GatherShares.tsx';
import { sharesSecret } from '../recovery/gathered-shares.ts';

export interface RestoreDraft {
  /** A backup file or a mirror is chosen, or neither yet. */
  readonly file: OutputOf<'backup.chooseBackup'> | null;
  readonly mirror: OutputOf<'mirror.chooseSource'> | null;
  /** Which state of the mirror. */
  readonly generation: number | null;
  readonly secret: SecretDraft;
  /** A backup for keys opens with one key, or with enough shares. */
  readonly by: 'key' | 'shares';
  readonly shares: readonly GatheredShare[];
  readonly folder: OutputOf<'vault.chooseFolder'> | null;
}

export const emptyDraft: RestoreDraft = { file: null, mirror: null, generation: null, secret: { passphrase: '', key: '', by: 'typed' }, by: 'key', shares: [], folder: null };

/** Whether shares are what opens the chosen backup. */
export const isByShares = ({ file, by }: RestoreDraft): boolean => file?.opensWith === 'identity' && by === 'shares';

/** Null until there is something to try. */
export const secretOf = (draft: RestoreDraft): BackupSecret | null => {
  if (draft.file === null) return null;
  if (!isByShares(draft)) return secretFrom(draft.file.opensWith, draft.secret);
  return sharesSecret(draft.shares);
};
