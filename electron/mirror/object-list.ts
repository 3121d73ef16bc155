// The list of one generation's objects: one line `sha256 length id` each, in the order of adding. The fingerprint is of the encrypted file, so that whoever holds no
// key can tell a whole copy from a damaged one.
import { HoldfastError } from '../../shared/contract/failure.ts';
import { objectIdSchema, type ObjectId } from '../../shared/ids.ts';
import { MiB } from '../../shared/sizes.ts';

export interface StoredObject {
  readonly id: ObjectId;
  /** Of the file. */
  readonly length: number;
  /** Of the file, in hex. */
  readonly sha256: string;
}

/** More than two million objects; a longer one is not read into memory. */
export const largestList = 256 * MiB;

const pattern = /^([0-9a-f]{64}) (\d{1,15}) ([0-9a-f]{32})$/;

export const listLine = ({ id, length, sha256 }: StoredObject): string => `${sha256} ${String(length)} ${id}\n`;

const damaged = (): HoldfastError => new HoldfastError('backup-damaged', { part: 'payload' });

/** The objects of a list, in its order. Throws `backup-damaged` at a line that is none. */
export const parseList = (text: string): readonly StoredObject[] => {
  const lines = text.split('\n');
  if (lines.pop() !== '') throw damaged();
  return lines.map((line) => {
    const found = pattern.exec(line);
    if (found === null) throw damaged();
    const [, sha256 = '', length = '', id = ''] = found;
    return { id: objectIdSchema.parse(id), length: Number(length), sha256 };
  });
};
