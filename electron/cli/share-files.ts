// Shares as files: nine lines each, with a page to print beside it. Reading one is as forgiving as typing it is.
import { mkdir, readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { HoldfastError } from '../../shared/contract/failure.ts';
import type { Formatter } from '../../shared/i18n/format.ts';
import { isInside } from '../evidence/outside/inside-vault.ts';
import { printShare, type PrintableShare } from '../printing/share-page.ts';
import { fromSystemError } from '../vault/disk/system-failure.ts';
import { syncFolder } from '../vault/disk/sync-folder.ts';
import { writeNewFile } from '../vault/disk/whole-file.ts';
import { ProblemOfUse } from './problems-of-use.ts';

/** Many times what nine lines need; a larger file was named by mistake. */
const longestShareFile = 16 * 1024;

const requireEqual = async (file: string, content: string | Uint8Array): Promise<void> => {
  if (!(await readFile(file)).equals(Buffer.from(content))) throw new HoldfastError('read-back-differs', { name: file });
};

/** Makes the folder that shares are written into. Throws `input-refused` for one inside the vault: a wipe would take them along. */
export const prepareShareFolder = async (folder: string, vault: string): Promise<void> => {
  const made = await mkdir(folder, { recursive: true, mode: 0o700 }).catch((error: unknown) => { throw fromSystemError(error); });
  if (!(await isInside(folder, vault))) return;
  if (made !== undefined) await rm(made, { recursive: true });
  throw new HoldfastError('input-refused', { field: 'output' });
};

/** Writes `share-<number>.txt` and `share-<number>.pdf` and reads both back. Throws `target-exists`, `read-back-differs` and the failures of the disk. */
export const writeShareFiles = async (folder: string, share: PrintableShare, words: Formatter): Promise<{ readonly file: string; readonly page: string }> => {
  const file = join(folder, `share-${String(share.number)}.txt`);
  const page = join(folder, `share-${String(share.number)}.pdf`);
  const text = `${share.lines.join('\n')}\n`;
  try {
    await writeNewFile(file, text);
    const printed = await printShare(share, words);
    await writeNewFile(page, printed);
    await syncFolder(folder);
    await requireEqual(file, text);
    await requireEqual(page, printed);
  } catch (error) {
    throw fromSystemError(error);
  }
  return { file, page };
};

export const readShareFile = async (file: string): Promise<string> => {
  const bytes = await readFile(file).catch((error: unknown) => {
    throw new ProblemOfUse('cli.use.shareFileUnreadable', { name: file, reason: (error as NodeJS.ErrnoException).code ?? '' });
  });
  if (bytes.byteLength > longestShareFile) throw new HoldfastError('share-unreadable', { why: 'length' });
  return bytes.toString('utf8');
};
