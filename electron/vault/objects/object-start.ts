// What must hold before the first chunk of an object is read, and the words for what does not: the same for every way of reading.
import { HoldfastError } from '../../../shared/contract/failure.ts';
import { openMessage, type MessageOpener } from '../crypto/chunked.ts';
import { sameBytes } from '../crypto/digest.ts';
import { fromSystemError, systemCode } from '../disk/system-failure.ts';
import { objectContext, objectFileLength, objectMagic } from './object-format.ts';
import type { ObjectOutline, ObjectRef } from './object-store.ts';

/** The length must be exactly the one that the records imply. Throws `object-damaged`. */
export const checkStatus = (status: { isFile(): boolean; readonly size: number }, ref: ObjectOutline): void => {
  if (!status.isFile()) throw damaged(ref, 'not-a-file');
  const expected = objectFileLength(ref.size);
  if (status.size !== expected) throw damaged(ref, 'length', { expected, found: status.size });
};

/** Opens the message that begins with `start`, the first bytes of the file. Throws `object-damaged`. */
export const openerFor = (start: Uint8Array, ref: ObjectRef): MessageOpener => {
  if (!sameBytes(start.subarray(0, objectMagic.byteLength), objectMagic)) throw damaged(ref, 'start');
  const opener = openMessage(ref.key, start.subarray(objectMagic.byteLength), objectContext(ref.id));
  if (opener === undefined) throw damaged(ref, 'not-its-own');
  return opener;
};

/** What it means that the file could not be opened. */
export const openingFailure = (error: unknown, ref: ObjectOutline): unknown => {
  const code = systemCode(error);
  if (code === 'ENOENT' || code === 'ENOTDIR') return new HoldfastError('object-missing', { object: ref.id }, { cause: error });
  if (code === 'ELOOP' || code === 'EISDIR') return damaged(ref, 'not-a-file');
  return fromSystemError(error);
};

/**
 * `reason`: `length` (cut or extended), `start` (magic or version), `not-its-own` (key, id, salt or commitment do not belong
 * together: swapped or replaced), `not-authentic` (a chunk was altered), `not-a-file`.
 */
export const damaged = (ref: ObjectOutline, reason: string, facts: Readonly<Record<string, number>> = {}): HoldfastError =>
  new HoldfastError('object-damaged', { object: ref.id, reason, ...facts });
