// Gives the viewer bytes of one item by range. Keeps the few objects that are being looked at open, so that seeking costs one read.
import { HoldfastError } from '../../../shared/contract/failure.ts';
import type { EvidenceId } from '../../../shared/ids.ts';
import type { ObjectReader } from '../../vault/objects/object-store.ts';
import type { VaultSession } from '../../vault/session.ts';
import { storedObject } from '../../vault/stored-objects.ts';
import { storedItemOf } from '../context.ts';

const mostOpen = 8;
/** Longest piece given at once, whatever is asked for. */
const longestRead = 1024 * 1024;

/** The same bytes in memory that may be sent to another process. */
const unshared = (bytes: Uint8Array): Uint8Array<ArrayBuffer> =>
  bytes.buffer instanceof ArrayBuffer ? new Uint8Array(bytes.buffer, bytes.byteOffset, bytes.byteLength) : Uint8Array.from(bytes);

export interface Media {
  /** The bytes `[start, end)`, at most 1 MiB of them and never beyond the end. Throws `object-damaged`, `object-missing`, `not-found`. */
  read(id: EvidenceId, start: number, end: number): Promise<Uint8Array<ArrayBuffer>>;
  /** Closes what is open of an item whose key is gone. */
  letGo(id: EvidenceId): void;
  close(): Promise<void>;
}

export const createMedia = (session: VaultSession): Media => {
  const open = new Map<EvidenceId, Promise<ObjectReader>>();

  const openReader = async (id: EvidenceId): Promise<ObjectReader> => {
    const item = await storedItemOf(session, id);
    const ref = await storedObject(session.read, item.object);
    if (ref === null) {
      throw new HoldfastError('object-missing', { object: item.object });
    }
    return session.objects.open(ref);
  };

  const letGo = (id: EvidenceId): void => {
    const reader = open.get(id);
    open.delete(id);
    reader?.then((opened) => opened.close()).catch(() => undefined);
  };

  const readerOf = (id: EvidenceId): Promise<ObjectReader> => {
    const known = open.get(id);
    if (known !== undefined) {
      // Last used goes last; the first is the one let go.
      open.delete(id);
      open.set(id, known);
      return known;
    }
    const opening = openReader(id);
    open.set(id, opening);
    opening.catch(() => open.delete(id));
    const [oldest] = open.keys();
    if (open.size > mostOpen && oldest !== undefined) {
      letGo(oldest);
    }
    return opening;
  };

  const readOnce = async (id: EvidenceId, start: number, end: number): Promise<Uint8Array<ArrayBuffer>> => {
    const reader = await readerOf(id);
    const from = Math.min(start, reader.size);
    return unshared(await reader.read(from, Math.max(from, Math.min(end, from + longestRead, reader.size))));
  };

  return {
    async read(id, start, end) {
      const before = open.get(id);
      try {
        return await readOnce(id, start, end);
      } catch (error) {
        if (error instanceof HoldfastError) {
          // Opened anew at the next read: its object may be replaced by a whole one meanwhile.
          letGo(id);
          throw error;
        }
        // The reader may have been let go by others' reads just now.
        if (before === undefined || open.get(id) === before) {
          throw error;
        }
        return readOnce(id, start, end);
      }
    },
    letGo,
    async close() {
      const readers = [...open.values()];
      open.clear();
      await Promise.all(readers.map((reader) => reader.then((opened) => opened.close()).catch(() => undefined)));
    },
  };
};
