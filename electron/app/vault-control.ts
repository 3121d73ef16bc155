// The vault as main sees it: which folder, open or not, who unlocked. Opens by asking the vault process, locks by ending it.
import { mkdir, readdir, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { HoldfastError } from '../../shared/contract/failure.ts';
import { madeUpMember, madeUpPassphrase } from '../../shared/made-up-case.ts';
import type { MemberCode, VaultId } from '../../shared/ids.ts';
import type { HeldShare } from '../../shared/recovery/schema.ts';
import type { Settings } from '../../shared/settings/schema.ts';
import type { OpeningReport, VaultStatus } from '../../shared/vault/schema.ts';
import { finishWipe } from '../panic/wipe.ts';
import type { ProcessOutput } from '../vault-process/contract.ts';
import type { VaultProcessClient } from '../vault-process/client.ts';

/** Lock waits this long for a last commit, then ends the process whatever it does. */
export const lockGraceMs = 150;

export type LockReason = NonNullable<VaultStatus['lockedBecause']>;

export interface VaultControl {
  readonly status: VaultStatus;
  readonly isOpen: boolean;
  /** The folder of the open vault, which is not the one in use after a duress passphrase; null while none is open. */
  readonly openFolder: string | null;
  /** Settings of the open vault, which the lock policy follows; null while locked. */
  readonly settings: Settings | null;
  /** What the folder holds, told apart without changing anything in it. */
  contentsOf(folder: string): Promise<'empty' | 'vault' | 'other' | 'missing'>;
  use(folder: string): Promise<void>;
  /** Makes a vault, with its header in `headerPlace` on another disk where that is given. */
  create(folder: string, passphrase: string, memberName: string, headerPlace: string | null): Promise<{ vaultId: VaultId; member: MemberCode; recoveryCode: string }>;
  /** Makes the made-up case in a folder of its own, which is cleared when it closes; the folder that is in use stays as it is. */
  lookAround(): Promise<void>;
  unlock(secret: string, kind: 'passphrase' | 'recovery-code', mend?: boolean): Promise<{ member: MemberCode; report: OpeningReport }>;
  /** Opens with shares; whoever brings them joins. */
  recover(shares: readonly HeldShare[], memberName: string, passphrase: string, mend?: boolean): Promise<{ member: MemberCode; report: OpeningReport }>;
  /** Resolves when the process has ended; a second call while one is under way waits for the same end. */
  lock(reason: LockReason): Promise<void>;
  /** The vault process ended by itself: the vault is locked, and the unlock screen says why. */
  lost(): void;
  settingsChanged(settings: Settings): void;
  /** Panic made the vault unreadable and ended its process: whatever was under way, there is no vault any more. */
  gone(): void;
}

export interface VaultControlOptions {
  readonly client: () => VaultProcessClient;
  readonly folder: () => string | null;
  /** Folders on other disks where the header of that vault may lie. */
  readonly headerFolders?: () => readonly string[];
  /** The same of other vaults, for one that opens in its place. */
  readonly otherHeaderFolders?: () => readonly string[];
  readonly rememberFolder: (folder: string) => Promise<void>;
  /** Where on other disks the header of a vault that was made lies: known before it counts as open, because panic must reach it. */
  readonly rememberHeaders?: (vault: string, folders: readonly string[]) => Promise<void>;
  /** Where the made-up case is made. Nothing else lies there: it is emptied before and after. */
  readonly madeUpFolder: string;
  readonly onStatus: (status: VaultStatus) => void;
  /** Called the moment locking begins, before the process has ended: handles and tickets die here. */
  readonly onLocking: () => void;
}

const contentsOf = async (folder: string): Promise<'empty' | 'vault' | 'other' | 'missing'> => {
  const found = await stat(folder).catch(() => null);
  if (found === null) {
    return 'missing';
  }
  if (!found.isDirectory()) {
    return 'other';
  }
  const names = await readdir(folder);
  // What an interrupted creation left holds nothing that could be opened, and a new vault may be made over it.
  const headers = ['vault.json', 'vault.copy.json'];
  if (names.includes('being-made') && !names.some((name) => headers.includes(name))) {
    return 'empty';
  }
  const vaultFiles = [...headers, 'records.db'];
  return names.length === 0 ? 'empty' : names.some((name) => vaultFiles.includes(name)) ? 'vault' : 'other';
};

export const createVaultControl = (options: VaultControlOptions): VaultControl => {
  let state: VaultStatus['state'] = options.folder() === null ? 'none' : 'locked';
  let vaultId: VaultId | null = null;
  let member: MemberCode | null = null;
  let lockedBecause: LockReason | null = null;
  let settings: Settings | null = null;
  let openFolder: string | null = null;
  let madeUp = false;
  let clearing = Promise.resolve();

  const status = (): VaultStatus => ({ state, vaultId, member, lockedBecause, madeUp });
  const announce = (next: VaultStatus['state']): void => {
    state = next;
    options.onStatus(status());
  };
  const headerPlaces = (): { readonly headerPlaces: string[]; readonly otherHeaderPlaces: string[] } =>
    ({ headerPlaces: [...(options.headerFolders?.() ?? [])], otherHeaderPlaces: [...(options.otherHeaderFolders?.() ?? [])] });
  let attempt = 0;
  let locking: Promise<void> | null = null;
  const isUnderWay = (mine: number): boolean => state === 'opening' && attempt === mine;
  const opened = (answer: Pick<ProcessOutput<'process.open'>, 'folder' | 'vaultId' | 'member' | 'settings'>, mine: number): void => {
    // Locked meanwhile: the process that gave this answer is ending.
    if (!isUnderWay(mine)) {
      throw new HoldfastError('vault-locked');
    }
    ({ folder: openFolder, vaultId, member, settings } = answer);
    lockedBecause = null;
    announce('open');
  };
  /** Nothing of the made-up case stays. What cannot be taken away now is taken away at the next start. */
  const clearMadeUp = (): Promise<void> => {
    clearing = clearing.then(() => rm(options.madeUpFolder, { recursive: true, force: true })).catch(() => undefined);
    return clearing;
  };
  const closed = (reason: LockReason | null): void => {
    if (madeUp) {
      madeUp = false;
      vaultId = null;
      void clearMadeUp();
    }
    member = null;
    settings = null;
    openFolder = null;
    lockedBecause = reason;
    announce(options.folder() === null ? 'none' : 'locked');
  };
  /** One opening at a time: a second one while the first is under way would end in two answers for one screen. */
  const opening = async <T>(work: (mine: number) => Promise<T>): Promise<T> => {
    if (state === 'opening' || state === 'closing' || state === 'open') {
      throw new HoldfastError('vault-in-use');
    }
    announce('opening');
    attempt += 1;
    const mine = attempt;
    try {
      return await work(mine);
    } catch (error) {
      // A lock or a loss that came in between has said how things stand.
      if (isUnderWay(mine)) {
        closed(null);
      }
      throw error;
    }
  };

  const openWith = (ask: (folder: string) => Promise<ProcessOutput<'process.open'>>): Promise<{ member: MemberCode; report: OpeningReport }> =>
    opening(async (mine) => {
      const folder = options.folder();
      if (folder === null) {
        throw new HoldfastError('vault-missing');
      }
      // Another copy of the program, or the tool, may have made it unreadable and been cut short.
      await finishWipe(folder, headerPlaces().headerPlaces);
      // Locked meanwhile: no process may be started that nobody waits for.
      if (!isUnderWay(mine)) throw new HoldfastError('vault-locked');
      const answer = await ask(folder);
      opened(answer, mine);
      return { member: answer.member, report: answer.report };
    });

  return {
    get status() {
      return status();
    },
    get isOpen() {
      return state === 'open';
    },
    get openFolder() {
      return openFolder;
    },
    get settings() {
      return settings;
    },
    contentsOf,
    async use(folder) {
      await finishWipe(folder);
      const contents = await contentsOf(folder);
      if (contents !== 'vault') {
        throw new HoldfastError(contents === 'missing' ? 'vault-missing' : 'folder-not-a-vault');
      }
      await options.rememberFolder(folder);
      // The process holds the keys of the vault that was in use until it ends. Last, so that none is opened in between.
      await this.lock('asked');
      vaultId = null;
      closed(null);
    },
    create: (folder, passphrase, memberName, headerPlace) =>
      opening(async (mine) => {
        const made = await options.client().askInternal('process.create', { folder, passphrase, memberName, headerPlace });
        await options.rememberHeaders?.(folder, made.headerFolder === null ? [] : [made.headerFolder]).catch(() => undefined);
        // The recovery code is shown once: a folder that cannot be remembered must not lose it. It is then chosen again at the next start.
        await options.rememberFolder(folder).catch(() => undefined);
        opened(made, mine);
        return { vaultId: made.vaultId, member: made.member, recoveryCode: made.recoveryCode };
      }),
    lookAround: () =>
      opening(async (mine) => {
        madeUp = true;
        await clearMadeUp();
        await mkdir(options.madeUpFolder, { recursive: true, mode: 0o700 });
        const made = await options.client().askInternal('process.create', { folder: join(options.madeUpFolder, 'vault'), passphrase: madeUpPassphrase, memberName: madeUpMember, headerPlace: null });
        await options.client().askInternal('process.layMadeUpCase', { folder: join(options.madeUpFolder, 'files') });
        opened(made, mine);
      }).catch(async (error: unknown) => {
        // The vault was open in its process, although it was not filled.
        if (state !== 'open') await options.client().end(0);
        throw error;
      }),
    unlock: (secret, kind, mend = false) => openWith((folder) => options.client().askInternal('process.open', { folder, ...headerPlaces(), secret, kind, ...(mend ? { mend } : {}) })),
    recover: (shares, memberName, passphrase, mend = false) => openWith((folder) => options.client().askInternal('process.recover', { folder, headerPlaces: headerPlaces().headerPlaces, shares: [...shares], memberName, passphrase, ...(mend ? { mend } : {}) })),
    lock(reason) {
      if (state === 'none' || state === 'locked') {
        return Promise.resolve();
      }
      locking ??= (async () => {
        options.onLocking();
        announce('closing');
        await options.client().end(lockGraceMs);
        closed(reason);
        await clearing;
      })().finally(() => {
        locking = null;
      });
      return locking;
    },
    lost() {
      if (state === 'open' || state === 'opening') {
        options.onLocking();
        closed('vault-process-ended');
      }
    },
    settingsChanged(next) {
      settings = next;
    },
    gone() {
      options.onLocking();
      vaultId = null;
      closed(null);
    },
  };
};
