// Puts on record that a vault came from a backup. Whoever restores it cannot: writing needs the vault's key. So the backup's note about itself stays in the
// folder until the first opening, which writes the entry and removes it. A vault unpacked with age and tar alone is recorded in the same way.
import { join } from 'node:path';
import { z } from 'zod';
import { clearPlace } from './disk/clear-place.ts';
import type { OpenSession } from './opening/open-session.ts';
import { readOrdinaryFile } from './disk/ordinary-file.ts';
import { backupNoteFile } from './vault-files.ts';
import { hex128 } from '../../shared/hex.ts';

/** What the entry names. A note of a later version may say more. */
const noteSchema = z.looseObject({
  format: z.literal('holdfast-backup'), backupId: z.string().regex(hex128), madeAt: z.iso.datetime(), objects: z.int().min(0), leftOut: z.array(z.unknown()), unreadable: z.array(z.unknown()),
});

/** A note that names everything that is missing from a large vault is not as long. */
const largestNote = 64 * 1024 * 1024;

const parsed = (text: string): z.infer<typeof noteSchema> | null => {
  try {
    return noteSchema.parse(JSON.parse(text));
  } catch {
    return null;
  }
};

/** Records a restore once; true when there was one to record. A note that cannot be read is removed as well: it says nothing, and what was restored is checked by other means. */
export const recordRestore = async (session: OpenSession): Promise<boolean> => {
  const path = join(session.folder, backupNoteFile);
  const bytes = await readOrdinaryFile(path, largestNote);
  if (bytes === null) return false;
  const note = parsed(bytes.toString('utf8'));
  await session.change(({ record }) => record('restored', 'vault', note === null ? {} : { backup: note.backupId, madeAt: note.madeAt, objects: note.objects, missing: note.leftOut.length + note.unreadable.length }));
  await clearPlace(path);
  return true;
};
