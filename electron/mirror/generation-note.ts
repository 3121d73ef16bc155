// What a generation says about itself. Without it, or when a file is not what it says, the generation is damaged and is neither counted, nor built on, nor restored
// as if it were whole.
import { z } from 'zod';
import { hex128, hex256 } from '../../shared/hex.ts';
import { objectIdSchema, vaultIdSchema } from '../../shared/ids.ts';
import { noteText as backupNoteText, objectLine, type BackupNote } from '../backup/contents.ts';
import type { StoredObject } from './object-list.ts';
import { createHash } from 'node:crypto';

const bits128 = z.string().regex(hex128);
const bits256 = z.string().regex(hex256);
const count = z.int().min(0);

export const generationNoteSchema = z.strictObject({
  format: z.literal('holdfast-mirror-generation'),
  version: z.literal(1),
  generationId: bits128,
  mirrorId: bits128,
  vaultId: vaultIdSchema,
  number: z.int().min(1),
  madeAt: z.iso.datetime(),
  /** Where the custody log stood. */
  custody: z.strictObject({ seq: count, hash: bits256 }),
  headerGeneration: z.int().min(1),
  objects: count,
  /** Bytes of the objects' content. */
  bytes: count,
  /** SHA-256 of the files by their names. */
  files: z.strictObject({ header: bits256, anchor: bits256, records: bits256, list: bits256 }),
  /** Objects that the records name and that the mirror has no whole copy of: the vault had none either, or its disk did not keep one. */
  leftOut: z.array(objectIdSchema),
});
export type GenerationNote = z.infer<typeof generationNoteSchema>;

/** Larger than a note that lists a hundred thousand objects; more is not read into memory. */
export const largestNote = 8 * 1024 * 1024;

export const noteText = (note: GenerationNote): string => `${JSON.stringify(note, null, 1)}\n`;

/** The note, or undefined for text that is not exactly one. */
export const parseNote = (text: string): GenerationNote | undefined => {
  try {
    const parsed = generationNoteSchema.parse(JSON.parse(text));
    return noteText(parsed) === text ? parsed : undefined;
  } catch {
    return undefined;
  }
};

/** The same, as the note that a restored vault carries until it is opened for the first time. */
export const asBackupNote = (note: GenerationNote, objects: readonly StoredObject[]): { readonly note: BackupNote; readonly text: string } => {
  const list = createHash('sha256');
  for (const { id, length } of objects) list.update(objectLine(id, length));
  const backup: BackupNote = {
    format: 'holdfast-backup', version: 1, backupId: note.generationId, vaultId: note.vaultId, madeAt: note.madeAt, custody: note.custody, headerGeneration: note.headerGeneration,
    objects: note.objects, bytes: note.bytes, files: { 'vault.json': note.files.header, 'vault.copy.json': note.files.header, 'anchor.json': note.files.anchor, 'records.db': note.files.records },
    objectList: list.digest('hex'), leftOut: note.leftOut, unreadable: [],
  };
  return { note: backup, text: backupNoteText(backup) };
};
