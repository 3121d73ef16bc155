// Handlers of the calls that main answers itself: windows, dialogs, preferences, and opening and locking the vault.
import type { BrowserWindow } from 'electron';
import { basename, join } from 'node:path';
import type { Handlers } from '../../ipc/handlers.ts';
import { engineName } from '../../vault/database/engine-name.ts';
import type { VaultProcessClient } from '../../vault-process/client.ts';
import { backupMainHandlers } from './backup-handlers.ts';
import type { DuressRehearsal } from '../../panic/duress-rehearsal.ts';
import type { Capture } from '../guards/capture.ts';
import type { ClipboardGuard } from '../guards/clipboard-guard.ts';
import type { Dialogs } from '../dialogs.ts';
import { writeDocument } from './document-file.ts';
import { duressMainHandlers } from './duress-handlers.ts';
import { handoverMainHandlers } from './handover-handlers.ts';
import { keyDiskHandlers, type KeyDiskParts } from './key-disk-handlers.ts';
import type { IdleLock } from '../idle-lock.ts';
import type { DesktopWatch } from '../screen-lock/linux-desktop.ts';
import type { MediaSource } from '../page/media-source.ts';
import { mirrorMainHandlers } from './mirror-handlers.ts';
import { panicHandlers } from '../panic-wiring.ts';
import type { PreferenceStore } from '../preferences.ts';
import type { RecentPassphrase } from './recent-passphrase.ts';
import type { PanicControl } from '../../panic/control.ts';
import type { WrongTries } from '../../panic/wrong-tries.ts';
import { recordingMainHandlers } from './recording-handlers.ts';
import { recoveryMainHandlers } from './recovery-handlers.ts';
import { rehearsalHandlers, type Rehearsals } from './rehearsal-handlers.ts';
import type { Tickets } from './tickets.ts';
import type { VaultControl } from '../vault-control.ts';

export interface MainParts {
  readonly window: () => BrowserWindow;
  readonly vault: VaultControl;
  readonly client: () => VaultProcessClient;
  readonly recentPassphrase: RecentPassphrase;
  readonly dialogs: Dialogs;
  readonly tickets: Tickets;
  readonly media: MediaSource;
  readonly preferences: PreferenceStore;
  readonly preferencesChanged: () => void;
  readonly idleLock: IdleLock;
  readonly screenLock: Pick<DesktopWatch, 'teller'>;
  readonly keyDisk: KeyDiskParts['keyDisk'];
  readonly capture: Capture;
  readonly clipboard: ClipboardGuard;
  readonly panic: () => PanicControl;
  readonly duressRehearsal: () => DuressRehearsal;
  readonly rehearsals: () => Rehearsals;
  readonly wrongTries: WrongTries;
  readonly version: string;
}

/** Says nothing of what is in it beyond what opening it would. */
const newVaultFolderName = 'Holdfast vault';

export interface MainHandlers {
  readonly vault: Handlers<'vault', 'main'>;
  readonly backup: Handlers<'backup', 'main'>;
  readonly mirror: Handlers<'mirror', 'main'>;
  readonly evidence: Handlers<'evidence', 'main'>;
  readonly handover: Handlers<'handover', 'main'>;
  readonly recording: Handlers<'recording', 'main'>;
  readonly recovery: Handlers<'recovery', 'main'>;
  readonly settings: Handlers<'settings', 'main'>;
  readonly keyDisk: Handlers<'keyDisk', 'main'>;
  readonly panic: Handlers<'panic', 'main'>;
  readonly duress: Handlers<'duress', 'main'>;
  readonly rehearsal: Handlers<'rehearsal', 'main'>;
  readonly window: Handlers<'window', 'main'>;
}

const vaultHandlers = ({ vault, client, recentPassphrase, dialogs, tickets, wrongTries }: MainParts): MainHandlers['vault'] => ({
  status: async () => Promise.resolve(vault.status),
  async chooseFolder({ purpose }) {
    const chosen = await dialogs.chooseFolder(purpose);
    if (chosen === null) {
      return { ticket: null, folderName: '', contents: 'missing' };
    }
    // People choose "Documents", not an empty folder: a new vault then gets a folder of its own inside.
    const inside = purpose === 'create' && (await vault.contentsOf(chosen)) === 'other';
    const folder = inside ? join(chosen, newVaultFolderName) : chosen;
    return {
      ticket: tickets.issue(folder),
      folderName: inside ? join(basename(chosen), newVaultFolderName) : basename(chosen),
      contents: await vault.contentsOf(folder),
    };
  },
  async use({ ticket }) {
    await vault.use(tickets.pathOf(ticket));
    return {};
  },
  create: ({ ticket, passphrase, memberName, openingFile }) => vault.create(tickets.pathOf(ticket), passphrase, memberName, openingFile === null ? null : tickets.pathOf(openingFile)),
  async lookAround() {
    await vault.lookAround();
    return {};
  },
  unlock: ({ secret, kind, mend = false }) => wrongTries.counted(() => vault.unlock(secret, kind, mend)),
  async confirm({ current }) {
    await client().askInternal('process.confirm', { current });
    recentPassphrase.confirmed();
    return {};
  },
  async lock() {
    await vault.lock('asked');
    return {};
  },
});

/** Says nothing of what is in it: the dialog is the system's. */
const listName = (format: 'csv' | 'text'): string => (format === 'csv' ? 'list.csv' : 'list.txt');

const evidenceHandlers = ({ client, dialogs, tickets, media }: MainParts): MainHandlers['evidence'] => ({
  async chooseFiles({ what }) {
    const folder = what === 'folder' ? await dialogs.chooseFolder('add') : null;
    const paths = what === 'folder' ? (folder === null ? [] : [folder]) : await dialogs.chooseFiles();
    return { chosen: paths.map((path) => ({ ticket: tickets.issue(path), name: basename(path) })) };
  },
  add: ({ tickets: chosen, way }) => client().askInternal('process.addPaths', { paths: chosen.map((ticket) => tickets.pathOf(ticket)), way }),
  openMedia: ({ id }) => media.open(id),
  async closeMedia({ url }) {
    media.close(url);
    return Promise.resolve({});
  },
  async exportCopies(asked) {
    const folder = await dialogs.chooseFolder('export');
    return folder === null ? { job: null } : client().askInternal('process.exportTo', { ...asked, folder });
  },
  async saveList(input) {
    const file = await dialogs.saveOutside(listName(input.format));
    if (file !== null) {
      await client().askInternal('process.saveList', { ...input, file });
    }
    return { saved: file !== null };
  },
  async saveLog(input) {
    const file = await dialogs.saveOutside(listName(input.format));
    if (file !== null) {
      await client().askInternal('process.saveLog', { ...input, file });
    }
    return { saved: file !== null };
  },
  async saveResults(input) {
    const file = await dialogs.saveOutside(listName(input.format));
    if (file !== null) {
      await client().askInternal('process.saveResults', { ...input, file });
    }
    return { saved: file !== null };
  },
});

const settingsHandlers = ({ preferences, preferencesChanged, screenLock }: MainParts): MainHandlers['settings'] => ({
  preferences: async () => Promise.resolve(preferences.current),
  screenLock: async () => Promise.resolve({ teller: screenLock.teller }),
  async changePreferences(changes) {
    const changed = await preferences.change(changes);
    preferencesChanged();
    return changed;
  },
});

/** Electron's types promise versions that are absent when the same code runs in the development shell. */
const versions: Readonly<Record<string, string | undefined>> = process.versions;

const windowHandlers = (parts: MainParts): MainHandlers['window'] => ({
  about: async () =>
    Promise.resolve({
      version: parts.version,
      electron: versions['electron'] ?? null,
      chromium: versions['chrome'] ?? null,
      node: process.versions.node,
      platform: `${process.platform} ${process.arch}`,
      databaseEngine: engineName(),
      developmentShell: versions['electron'] === undefined,
    }),
  async saveDocument({ suggestedName, pdf }) {
    const file = await parts.dialogs.saveOutside(suggestedName);
    if (file === null) {
      return { saved: false };
    }
    await writeDocument(file, pdf);
    return { saved: true };
  },
  print: () =>
    new Promise((resolve) => {
      parts.window().webContents.print({ printBackground: true }, (printed) => {
        resolve({ printed });
      });
    }),
  async copyText({ text }) {
    await parts.clipboard.copy(text);
    return {};
  },
  async active() {
    parts.idleLock.active();
    return Promise.resolve({});
  },
});

export const mainHandlers = (parts: MainParts): MainHandlers => ({
  vault: vaultHandlers(parts),
  backup: backupMainHandlers(parts),
  handover: handoverMainHandlers(parts),
  mirror: mirrorMainHandlers(parts),
  evidence: evidenceHandlers(parts),
  recording: recordingMainHandlers(parts),
  recovery: recoveryMainHandlers({ ...parts, vaultFolder: () => parts.vault.openFolder }),
  settings: settingsHandlers(parts),
  keyDisk: keyDiskHandlers(parts),
  panic: panicHandlers(parts),
  duress: duressMainHandlers(parts),
  rehearsal: rehearsalHandlers(parts),
  window: windowHandlers(parts),
});
