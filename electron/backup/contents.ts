// What a backup holds, by name, and what it says about itself. Anything else in one is refused: names lead to files when it is restored.
import { z } from 'zod';
import { hex128, hex256 } from '../../shared/hex.ts';
import { objectIdSchema, vaultIdSchema, type VaultId } from '../../shared/ids.ts';
import { anchorFile, backupNoteFile, recordsFile } from '../vault/vault-files.ts';
import { headerFiles } from '../vault/header/files.ts';

const bits256 = z.string().regex(hex256);
const count = z.int().min(0);

/** Files of a vault beside its objects, in the order in which they travel: what opens it first. */
export const smallFiles = Object.freeze([...headerFiles, anchorFile, recordsFile] as const);
export type SmallFile = (typeof smallFiles)[number];

export const backupNoteSchema = z.strictObject({
  format: z.literal('holdfast-backup'),
  version: z.literal(1),
  /** Names this backup, for the records of the vault it was made from. */
  backupId: z.string().regex(hex128),
  vaultId: vaultIdSchema,
  madeAt: z.iso.datetime(),
  /** Where the custody log stood. */
  custody: z.strictObject({ seq: count, hash: bits256 }),
  headerGeneration: z.int().min(1),
  objects: count,
  /** Bytes of the objects' content. */
  bytes: count,
  /** SHA-256 of the files beside the objects. */
  files: z.strictObject({ 'vault.json': bits256, 'vault.copy.json': bits256, 'anchor.json': bits256, 'records.db': bits256 }),
  /** SHA-256 over one line `id length` for each object file, in order. */
  objectList: bits256,
  /** Objects that the records name and that were not there, or not whole, when it was made. */
  leftOut: z.array(objectIdSchema),
  /** Objects that are in it with zeros where the disk gave nothing. */
  unreadable: z.array(objectIdSchema),
});
export type BackupNote = z.infer<typeof backupNoteSchema>;

/** Larger than a note that lists a hundred thousand objects; more is not read into memory. */
export const largestNote = 8 * 1024 * 1024;

/** One line of the object list. */
export const objectLine = (id: string, length: number): string => `${id} ${String(length)}\n`;

export type Place =
  | { readonly kind: 'folder'; readonly vaultId: VaultId; readonly path: string }
  | { readonly kind: 'small'; readonly vaultId: VaultId; readonly path: SmallFile }
  | { readonly kind: 'object'; readonly vaultId: VaultId; readonly path: string; readonly id: string }
  | { readonly kind: 'note'; readonly vaultId: VaultId; readonly path: string };

const folderPattern = /^(?:objects\/(?:[0-9a-f]{2}\/)?)?$/;
const objectPattern = /^objects\/([0-9a-f]{2})\/(\1[0-9a-f]{30})$/;

/** What an entry's name means, or undefined for a name that no backup has. `path` is relative to the vault's folder. */
export const placeOf = (name: string, kind: 'file' | 'folder'): Place | undefined => {
  const at = name.indexOf('/');
  const vaultId = vaultIdSchema.safeParse(name.slice(0, Math.max(0, at)));
  if (!vaultId.success) return undefined;
  const path = name.slice(at + 1);
  if (kind === 'folder') return folderPattern.test(path) ? { kind: 'folder', vaultId: vaultId.data, path } : undefined;
  if (path === backupNoteFile) return { kind: 'note', vaultId: vaultId.data, path };
  const small = smallFiles.find((file) => file === path);
  if (small !== undefined) return { kind: 'small', vaultId: vaultId.data, path: small };
  const id = objectPattern.exec(path)?.[2];
  return id === undefined ? undefined : { kind: 'object', vaultId: vaultId.data, path, id };
};

export const objectName = (vaultId: VaultId, id: string): string => `${vaultId}/objects/${id.slice(0, 2)}/${id}`;

export const noteText = (note: BackupNote): string => `${JSON.stringify(note, null, 1)}\n`;

/** The note, or undefined for text that is not exactly one. */
export const parseNote = (text: string): BackupNote | undefined => {
  try {
    const parsed = backupNoteSchema.parse(JSON.parse(text));
    return noteText(parsed) === text ? parsed : undefined;
  } catch {
    return undefined;
  }
};
