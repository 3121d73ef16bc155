// Looks after the disk with the opening file of whichever vault is open. Only the vault process knows where that file lies.
import type { Settings } from '../../shared/settings/schema.ts';
import type { KeyDiskLock } from './key-disk-lock.ts';

interface KeyDiskParts {
  readonly lock: KeyDiskLock;
  readonly vault: () => { readonly isOpen: boolean; readonly settings: Settings | null };
  /** Asks where the opening file in force lies; null where that is the vault's own folder. */
  readonly folderInForce: () => Promise<string | null>;
  readonly report: (error: unknown) => void;
}

/** Called when a vault was opened or locked, or its opening file went elsewhere. An open vault whose disk cannot be asked for is not locked by taking it out, so that is reported; one that was locked meanwhile misses nothing. */
export const createFollowKeyDisk = ({ lock, vault, folderInForce, report }: KeyDiskParts): (() => void) => () => {
  const { isOpen, settings } = vault();
  lock.follow(isOpen ? settings : null);
  lock.watch(null);
  if (!isOpen) return;
  folderInForce().then((folder) => { if (vault().isOpen) lock.watch(folder); }, (error: unknown) => { if (vault().isOpen) report(error); });
};
