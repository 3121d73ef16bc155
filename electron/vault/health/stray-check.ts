// Looks for what lies in the vault's folder and belongs to nothing: strangers, leftovers, and objects that no record knows.
import { readdir } from 'node:fs/promises';
import type { ObjectId } from '../../../shared/ids.ts';
import { hasObject, isKeyDestroyed } from '../objects-repository.ts';
import { fromSystemError } from '../disk/system-failure.ts';
import { setApartNote } from '../opening/set-apart.ts';
import { vaultNames } from '../vault-files.ts';
import type { Check } from './check.ts';

export const strayCheck: Check = async ({ session, progress, report }) => {
  const names = await readdir(session.folder).catch((error: unknown) => { throw fromSystemError(error); });
  for (const name of names) {
    if (!vaultNames.has(name)) report({ severity: 'note', kind: 'unexpected-file', item: null, file: name, facts: {} });
  }
  const apart = await setApartNote(session.folder);
  if (apart !== null) report(apart);
  const withoutRecord: { readonly id: ObjectId; readonly file: string; readonly bytes: number }[] = [];
  for await (const found of session.objects.inventory()) {
    progress.signal.throwIfAborted();
    // A file that is being written now looks like one that was never finished, so those are told apart by the next opening alone.
    if (found.unfinished) continue;
    if (found.id === null) report({ severity: 'note', kind: 'unexpected-file', item: null, file: found.file, facts: { bytes: found.bytes } });
    // Noise since its key was destroyed on record: the next opening takes it away.
    else if (!(await hasObject(session.read, found.id)) && !(await isKeyDestroyed(session.read, found.id))) withoutRecord.push({ id: found.id, file: found.file, bytes: found.bytes });
  }
  // Asked a second time: what is being added now gets its record a moment after its file.
  for (const { id, file, bytes } of withoutRecord) {
    if (!(await hasObject(session.read, id)) && !(await isKeyDestroyed(session.read, id))) report({ severity: 'warning', kind: 'object-without-record', item: null, file, facts: { bytes } });
  }
};
