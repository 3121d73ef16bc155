// The list of one generation's objects: one line `sha256 length id` each, in the order of adding. The fingerprint is of the encrypted file, so that whoever holds no
// key can tell a whole copy from a damaged one.
import { createReadStream } from 'node:fs';
import { HoldfastError } from '../../shared/contract/failure.ts';
import { objectIdSchema, type ObjectId } from '../../shared/ids.ts';
import { MiB } from '../../shared/sizes.ts';
import { fromSystemError } from '../vault/system-failure.ts';

export interface StoredObject {
  readonly id: ObjectId;
  /** Of the file. */
  readonly length: number;
  /** Of the file, in hex. */
  readonly sha256: string;
}

type Listed = Omit<StoredObject, 'id'> & { readonly id: string };

const pattern = /^([0-9a-f]{64}) (\d{1,15}) ([0-9a-f]{32})$/;

export const listLine = ({ id, length, sha256 }: StoredObject): string => `${sha256} ${String(length)} ${id}\n`;

const parsed = (line: string): Listed => {
  const found = pattern.exec(line);
  if (found === null) throw new HoldfastError('backup-damaged', { part: 'payload' });
  const [, sha256 = '', length = '', id = ''] = found;
  return { id, length: Number(length), sha256 };
};

/** Hands over every object of the list; memory stays flat. Throws `backup-damaged` at a line that is none, and the failures of the disk. */
export const walkList = async (path: string, each: (object: Listed) => void): Promise<void> => {
  let rest = '';
  try {
    for await (const piece of createReadStream(path, { encoding: 'latin1', highWaterMark: MiB })) {
      const lines = (rest + String(piece)).split('\n');
      rest = lines.pop() ?? '';
      for (const line of lines) each(parsed(line));
    }
  } catch (error) {
    throw fromSystemError(error);
  }
  if (rest !== '') throw new HoldfastError('backup-damaged', { part: 'payload' });
};

/** The whole list, in its order. Throws as `walkList` does. */
export const readList = async (path: string): Promise<readonly StoredObject[]> => {
  const all: StoredObject[] = [];
  await walkList(path, ({ id, length, sha256 }) => { all.push({ id: objectIdSchema.parse(id), length, sha256 }); });
  return all;
};
