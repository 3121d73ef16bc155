// What goes into one backup and where it lies in the archive. Looks at every object once, so that one that is gone or cut is left out and named,
// rather than found when the archive is half written.
import { createHash, randomBytes } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { lstat } from 'node:fs/promises';
import type { VaultSnapshot, SnapshotObject } from '../vault/index.ts';
import { fromSystemError } from '../vault/disk/system-failure.ts';
import { recordsFile } from '../vault/vault-files.ts';
import { noteText, objectLine, objectName, type BackupNote } from './contents.ts';
import { endBytes } from './tar/header.ts';
import { layOut, type Layout, type Source } from './tar/layout.ts';

export interface Plan {
  /** Everything but the note, which is known last. */
  readonly layout: Layout;
  readonly leftOut: readonly string[];
  readonly objects: number;
  readonly bytes: number;
  /** The note and the end of the archive, given what could not be read on the way. */
  withEnd(unreadable: readonly string[]): { readonly layout: Layout; readonly note: BackupNote; readonly length: number };
}

/** Objects looked at side by side. */
const atOnce = 64;

const sha256OfFile = async (path: string): Promise<string> => {
  const hash = createHash('sha256');
  for await (const bytes of createReadStream(path, { highWaterMark: 1024 * 1024 })) hash.update(bytes as Buffer);
  return hash.digest('hex');
};

const sha256Of = (text: string): string => createHash('sha256').update(text, 'utf8').digest('hex');

const file = (name: string, size: number, from: { readonly path: string } | { readonly bytes: Uint8Array }): Source =>
  ({ name, size, kind: 'file', path: 'path' in from ? from.path : null, bytes: 'bytes' in from ? from.bytes : null });

const folder = (name: string): Source => ({ name, size: 0, kind: 'folder', path: null, bytes: null });

const isWhole = ({ path, fileLength }: SnapshotObject): Promise<boolean> =>
  lstat(path).then((status) => status.isFile() && status.size === fileLength, () => false);

const lookAtObjects = async (snapshot: VaultSnapshot): Promise<{ readonly present: readonly SnapshotObject[]; readonly leftOut: readonly string[] }> => {
  const present: SnapshotObject[] = [];
  const leftOut: string[] = [];
  let group: SnapshotObject[] = [];
  const settle = async (): Promise<void> => {
    const whole = await Promise.all(group.map(isWhole));
    group.forEach((object, index) => { if (whole[index] === true) present.push(object); else leftOut.push(object.id); });
    group = [];
  };
  for await (const object of snapshot.objects()) if (group.push(object) === atOnce) await settle();
  await settle();
  return { present, leftOut };
};

/** Plans the backup of a snapshot. Throws the failures of the disk. */
export const planBackup = async (snapshot: VaultSnapshot, madeAt: Date): Promise<Plan> => {
  const { vaultId } = snapshot;
  const seconds = Math.floor(madeAt.getTime() / 1000);
  const { present, leftOut } = await lookAtObjects(snapshot);
  const header = Buffer.from(snapshot.header, 'utf8');
  const anchor = Buffer.from(snapshot.anchor, 'utf8');
  const recordsSize = (await lstat(snapshot.records).catch((error: unknown) => { throw fromSystemError(error); })).size;
  const shards = [...new Set(present.map(({ id }) => id.slice(0, 2)))].sort();
  const sources: Source[] = [
    folder(`${vaultId}/`),
    file(`${vaultId}/vault.json`, header.byteLength, { bytes: header }),
    file(`${vaultId}/vault.copy.json`, header.byteLength, { bytes: header }),
    file(`${vaultId}/anchor.json`, anchor.byteLength, { bytes: anchor }),
    file(`${vaultId}/${recordsFile}`, recordsSize, { path: snapshot.records }),
    folder(`${vaultId}/objects/`),
    ...shards.map((shard) => folder(`${vaultId}/objects/${shard}/`)),
    ...present.map(({ id, fileLength, path }) => file(objectName(vaultId, id), fileLength, { path })),
  ];
  const list = createHash('sha256');
  for (const { id, fileLength } of present) list.update(objectLine(id, fileLength));
  const about: Omit<BackupNote, 'unreadable'> = {
    format: 'holdfast-backup', version: 1,
    backupId: randomBytes(16).toString('hex'), vaultId, madeAt: madeAt.toISOString(),
    custody: { seq: snapshot.custody.seq, hash: snapshot.custody.hash }, headerGeneration: snapshot.headerGeneration,
    objects: present.length, bytes: present.reduce((sum, { size }) => sum + size, 0),
    files: { 'vault.json': sha256Of(snapshot.header), 'vault.copy.json': sha256Of(snapshot.header), 'anchor.json': sha256Of(snapshot.anchor), 'records.db': await sha256OfFile(snapshot.records) },
    objectList: list.digest('hex'),
    leftOut: [...leftOut] as BackupNote['leftOut'],
  };
  const layout = layOut(sources, seconds);
  return {
    layout, leftOut, objects: about.objects, bytes: about.bytes,
    withEnd: (unreadable) => {
      const note: BackupNote = { ...about, unreadable: [...unreadable] as BackupNote['unreadable'] };
      const bytes = Buffer.from(noteText(note), 'utf8');
      const end = layOut([file(`${vaultId}/backup.json`, bytes.byteLength, { bytes })], seconds, layout.length);
      return { note, layout: { entries: [...layout.entries, ...end.entries], length: end.length, seconds }, length: end.length + endBytes };
    },
  };
};
