// dialog: Chromium's chooser for files, a small window of the shell's own for the rest, or the answers of a test.
import type * as Electron from 'electron';
import { existsSync, statSync } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import { homedir } from 'node:os';
import { basename, dirname, isAbsolute, join } from 'node:path';
import type { DialogKind, DialogQueue } from '../dialog-answers.ts';
import { askInWindow, type DialogReply, type Question } from '../dialog-window.ts';
import { chooseFiles } from '../file-chooser.ts';
import type { Runtime } from '../runtime.ts';
import { strict } from '../strict.ts';

const isFolder = (path: string): boolean => existsSync(path) && statSync(path).isDirectory();

const folderProblem = (mayBeMade: boolean) => ({ button, path }: DialogReply): string => {
  if (button !== 0) {
    return '';
  }
  if (!isAbsolute(path)) {
    return 'Give the whole path, from the root.';
  }
  return isFolder(path) || (mayBeMade && !existsSync(path) && isFolder(dirname(path))) ? '' : 'There is no such folder.';
};

const fileProblem = ({ button, path }: DialogReply): string => {
  if (button !== 0) {
    return '';
  }
  if (!isAbsolute(path) || isFolder(path)) {
    return 'Give the whole path of a file, from the root.';
  }
  return isFolder(dirname(path)) ? '' : 'There is no such folder.';
};

export const createDialog = (runtime: Runtime, queue: DialogQueue): object => {
  /** Asks the person at the screen; without one, a test's answer must come. */
  const ask = async (question: Question, check: (reply: DialogReply) => string): Promise<DialogReply | null> => {
    const { window } = runtime;
    return window === null ? null : askInWindow(window.contents, question, check);
  };

  /** What a test has ready; null when a person is to be asked. */
  const prepared = async (kind: DialogKind): Promise<{ readonly value: unknown } | null> =>
    queue.ready(kind) ?? (runtime.options.dialogs === 'answered' ? { value: await queue.wait(kind) } : null);

  const openPaths = async (options: Electron.OpenDialogOptions): Promise<readonly string[] | null> => {
    const answer = await prepared('open');
    if (answer !== null) {
      return answer.value as readonly string[] | null;
    }
    const properties = options.properties ?? ['openFile'];
    if (!properties.includes('openDirectory')) {
      return runtime.window === null ? null : chooseFiles(runtime.window.contents, properties.includes('multiSelections'));
    }
    const mayBeMade = properties.includes('createDirectory') || properties.includes('promptToCreate');
    const reply = await ask(
      { title: options.title ?? 'Choose a folder', detail: options.message ?? '', path: options.defaultPath ?? homedir(), buttons: [options.buttonLabel ?? 'Choose', 'Cancel'] },
      folderProblem(mayBeMade),
    );
    if (reply?.button !== 0) {
      return null;
    }
    await mkdir(reply.path, { recursive: true });
    return [reply.path];
  };

  const savePath = async (options: Electron.SaveDialogOptions): Promise<string | null> => {
    const answer = await prepared('save');
    if (answer !== null) {
      return answer.value as string | null;
    }
    const suggested = options.defaultPath ?? '';
    const path = isAbsolute(suggested) ? suggested : join(homedir(), basename(suggested));
    for (;;) {
      const reply = await ask({ title: options.title ?? 'Save', detail: options.message ?? '', path, buttons: [options.buttonLabel ?? 'Save', 'Cancel'] }, fileProblem);
      if (reply?.button !== 0) {
        return null;
      }
      if (!existsSync(reply.path) || (await ask({ title: 'Replace it?', detail: reply.path, path: null, buttons: ['Replace', 'Cancel'] }, () => ''))?.button === 0) {
        return reply.path;
      }
    }
  };

  const messageButton = async (options: Electron.MessageBoxOptions): Promise<number> => {
    const answer = await prepared('message');
    if (answer !== null) {
      return Number(answer.value);
    }
    const buttons = options.buttons ?? ['OK'];
    const reply = await ask({ title: options.message, detail: options.detail ?? '', path: null, buttons }, () => '');
    return reply?.button ?? options.cancelId ?? 0;
  };

  // Every call may name the window first, as in Electron; there is only one.
  const last = <T>(first: Electron.BaseWindow | T, second: T | undefined): T => second ?? (first as T);
  const shape = {
    async showOpenDialog(first: Electron.BaseWindow | Electron.OpenDialogOptions, second?: Electron.OpenDialogOptions) {
      const paths = await openPaths(last(first, second));
      return { canceled: paths === null || paths.length === 0, filePaths: [...(paths ?? [])] };
    },
    async showSaveDialog(first: Electron.BaseWindow | Electron.SaveDialogOptions, second?: Electron.SaveDialogOptions) {
      const filePath = await savePath(last(first, second));
      return { canceled: filePath === null, filePath: filePath ?? '' };
    },
    async showMessageBox(first: Electron.BaseWindow | Electron.MessageBoxOptions, second?: Electron.MessageBoxOptions) {
      return { response: await messageButton(last(first, second)), checkboxChecked: false };
    },
  } satisfies Pick<Electron.Dialog, 'showOpenDialog' | 'showSaveDialog' | 'showMessageBox'>;
  return strict('dialog', shape);
};
