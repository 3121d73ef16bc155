// Native dialogs. Titles and buttons come from the language files and never name a person, an item or a vault.
import { dialog, type BrowserWindow } from 'electron';
import type { MessageKey } from '../../shared/i18n/keys.ts';

export interface Dialogs {
  chooseFiles(): Promise<readonly string[]>;
  chooseFolder(purpose: 'create' | 'open' | 'add' | 'export' | 'keyDisk' | 'mirror' | 'mirror-source'): Promise<string | null>;
  /** One backup file. */
  chooseBackup(): Promise<string | null>;
  /** One handover pack. */
  choosePack(): Promise<string | null>;
  saveAs(suggestedName: string): Promise<string | null>;
}

const textOf = { create: 'dialog.folderCreate', open: 'dialog.folderOpen', add: 'dialog.folderAdd', export: 'dialog.folderExport', keyDisk: 'dialog.folderKeyDisk', mirror: 'dialog.folderMirror', 'mirror-source': 'dialog.folderMirrorSource' } as const;

export const createDialogs = (window: () => BrowserWindow, text: (key: MessageKey) => string): Dialogs => {
  const oneFile = async (title: MessageKey): Promise<string | null> => {
    const answer = await dialog.showOpenDialog(window(), { title: text(title), properties: ['openFile', 'showHiddenFiles', 'dontAddToRecent'] });
    return answer.canceled ? null : (answer.filePaths[0] ?? null);
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
    async chooseFolder(purpose) {
      const answer = await dialog.showOpenDialog(window(), {
        title: text(textOf[purpose]),
        properties: ['openDirectory', 'createDirectory', 'promptToCreate', 'dontAddToRecent'],
      });
      return answer.canceled ? null : (answer.filePaths[0] ?? null);
    },
    chooseBackup: () => oneFile('dialog.chooseBackup'),
    choosePack: () => oneFile('dialog.choosePack'),
    async saveAs(suggestedName) {
      const answer = await dialog.showSaveDialog(window(), {
        title: text('dialog.saveAs'),
        defaultPath: suggestedName,
        properties: ['createDirectory', 'showOverwriteConfirmation', 'dontAddToRecent'],
      });
      return answer.canceled || answer.filePath === '' ? null : answer.filePath;
    },
  };
};
