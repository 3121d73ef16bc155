// Opens previews.db. It holds nothing that cannot be made again, so a damaged one is set aside and a new one made, and that is said.
import { rename } from 'node:fs/promises';
import { join } from 'node:path';
import { HoldfastError } from '../../../shared/contract/failure.ts';
import type { Problem } from '../../../shared/vault/schema.ts';
import { clearPlace } from '../disk/clear-place.ts';
import type { Database } from './handle.ts';
import { emptyToLookAt, lookAtDatabase } from './look.ts';
import { previewsMigrations } from './migrations/index.ts';
import { createDatabase, openDatabase } from './open.ts';
import { databaseFiles, previewsFile, previewsSetAside } from '../vault-files.ts';

/** Whether a failure says something about the file. A full disk or a library that does not encrypt is not answered by a new file. */
const isAboutTheFile = ({ code, facts }: HoldfastError): boolean =>
  code === 'database-damaged' || code === 'version-unsupported' || (code === 'encryption-not-proven' && facts['engine'] === 'file');

const setAside = async (folder: string): Promise<void> => {
  const [main = previewsFile, ...beside] = databaseFiles(previewsFile);
  await rename(join(folder, main), join(folder, previewsSetAside)).catch(() => undefined);
  for (const name of beside) await clearPlace(join(folder, name)).catch(() => undefined);
};

/** A restored vault has no previews yet: nothing was damaged. */
const damagedBy = ({ code, facts }: HoldfastError): readonly Problem[] =>
  (facts['reason'] === 'missing' ? [] : [{ severity: 'note', kind: 'preview-store-damaged', item: null, file: previewsFile, facts: { reason: String(facts['reason'] ?? code) } }]);

interface OpenedPreviews {
  readonly previews: Database;
  readonly problems: readonly Problem[];
}

/** The preview store, and the problem that made a new one necessary. */
export const openPreviews = async (folder: string, key: Uint8Array): Promise<OpenedPreviews> => {
  const options = { file: join(folder, previewsFile), key, migrations: previewsMigrations };
  try {
    return { previews: await openDatabase(options), problems: [] };
  } catch (error) {
    if (!(error instanceof HoldfastError) || !isAboutTheFile(error)) throw error;
    await setAside(folder);
    return { previews: await createDatabase(options), problems: damagedBy(error) };
  }
};

/** The same for a vault that is only looked at: nothing is set aside or made, and an unreadable store shows no previews. */
export const lookAtPreviews = async (folder: string, key: Uint8Array): Promise<OpenedPreviews> => {
  try {
    return { previews: await lookAtDatabase({ file: join(folder, previewsFile), key, migrations: previewsMigrations }), problems: [] };
  } catch (error) {
    if (!(error instanceof HoldfastError) || !isAboutTheFile(error)) throw error;
    return { previews: await emptyToLookAt(previewsMigrations), problems: damagedBy(error) };
  }
};
