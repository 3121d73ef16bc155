// Native dialogs. Titles and buttons come from the language files and never name a person, an item or a vault. Where something is to leave the vault for a folder
// that another program copies to other computers, or a vault is to lie in one, that is said here, before a path is given back: whoever saves something cannot forget it.
import { basename, dirname } from 'node:path';
import { dialog, type BrowserWindow } from 'electron';
import type { MessageKey } from '../../shared/i18n/keys.ts';
import { isInSyncedPlace } from '../evidence/outside/synced-place.ts';
import type { MainTexts } from './main-texts.ts';

export interface Dialogs {
  chooseFiles(): Promise<readonly string[]>;
  chooseFolder(purpose: 'create' | 'open' | 'add' | 'export' | 'keyDisk' | 'mirror' | 'mirror-source'): Promise<string | null>;
  /** One backup file. */
  chooseBackup(): Promise<string | null>;
  /** One handover pack. */
  choosePack(): Promise<string | null>;
  /** For what says itself, in the window, where it would be copied to: backups and packs. */
  saveAs(suggestedName: string): Promise<string | null>;
  /** For everything else. In a folder that another program copies it is given back only when the person wants it there all the same. */
  saveOutside(suggestedName: string): Promise<string | null>;
}

const textOf = { create: 'dialog.folderCreate', open: 'dialog.folderOpen', add: 'dialog.folderAdd', export: 'dialog.folderExport', keyDisk: 'dialog.folderKeyDisk', mirror: 'dialog.folderMirror', 'mirror-source': 'dialog.folderMirrorSource' } as const;

export const createDialogs = (window: () => BrowserWindow, text: MainTexts): Dialogs => {
  const oneFile = async (title: MessageKey): Promise<string | null> => {
    const answer = await dialog.showOpenDialog(window(), { title: text(title), properties: ['openFile', 'showHiddenFiles', 'dontAddToRecent'] });
    return answer.canceled ? null : (answer.filePaths[0] ?? null);
  };
  const askFolder = async (title: MessageKey): Promise<string | null> => {
    const answer = await dialog.showOpenDialog(window(), {
      title: text(title),
      properties: ['openDirectory', 'createDirectory', 'promptToCreate', 'dontAddToRecent'],
    });
    return answer.canceled ? null : (answer.filePaths[0] ?? null);
  };
  const saveAs = async (suggestedName: string): Promise<string | null> => {
    const answer = await dialog.showSaveDialog(window(), {
      title: text('dialog.saveAs'),
      defaultPath: suggestedName,
      properties: ['createDirectory', 'showOverwriteConfirmation', 'dontAddToRecent'],
    });
    return answer.canceled || answer.filePath === '' ? null : answer.filePath;
  };
  /** Asks until a place was chosen that nobody copies, or one that is wanted all the same; null when the person stops. */
  const unlessCopied = async (choose: () => Promise<string | null>, folderOf: (path: string) => string, detail: MessageKey = 'dialog.syncedDetail'): Promise<string | null> => {
    for (;;) {
      const path = await choose();
      if (path === null || !(await isInSyncedPlace(folderOf(path)))) return path;
      const { response } = await dialog.showMessageBox(window(), {
        type: 'warning', message: text('dialog.synced', { folder: basename(folderOf(path)) }), detail: text(detail),
        buttons: [text('dialog.syncedElsewhere'), text('dialog.syncedAllTheSame'), text('ui.cancel')], defaultId: 0, cancelId: 2, noLink: true,
      });
      if (response === 1) return path;
      if (response !== 0) return null;
    }
  };
  return {
    async chooseFiles() {
      // `dontAddToRecent`: the system's list of recent files must not name evidence.
      const answer = await dialog.showOpenDialog(window(), {
        title: text('dialog.chooseFiles'),
        properties: ['openFile', 'multiSelections', 'showHiddenFiles', 'dontAddToRecent'],
      });
      return answer.canceled ? [] : answer.filePaths;
    },
    chooseFolder(purpose) {
      const choose = (): Promise<string | null> => askFolder(textOf[purpose]);
      if (purpose === 'export') return unlessCopied(choose, (folder) => folder);
      return purpose === 'create' ? unlessCopied(choose, (folder) => folder, 'dialog.syncedVaultDetail') : choose();
    },
    chooseBackup: () => oneFile('dialog.chooseBackup'),
    choosePack: () => oneFile('dialog.choosePack'),
    saveAs,
    saveOutside: (suggestedName) => unlessCopied(() => saveAs(suggestedName), dirname),
  };
};
