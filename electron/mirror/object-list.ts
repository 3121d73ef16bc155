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

const parseLine = (line: string): StoredObject | null => {
  const found = pattern.exec(line);
  if (found === null) return null;
  const [, sha256 = '', length = '', id = ''] = found;
  return { id: objectIdSchema.parse(id), length: Number(length), sha256 };
};

/** The objects of a list, in its order. Throws `backup-damaged` at a line that is none. */
export const parseList = (text: string): readonly StoredObject[] => {
  const { objects, gaps } = readableLines(text);
  if (gaps > 0) throw new HoldfastError('backup-damaged', { part: 'payload' });
  return objects;
};

/** The objects whose lines can be read, in their order, and in how many places there are others. */
export const readableLines = (text: string): { readonly objects: readonly StoredObject[]; readonly gaps: number } => {
  const lines = text.split('\n');
  const end = lines.pop();
  const parsed = lines.map(parseLine);
  const objects = parsed.filter((object) => object !== null);
  // Bytes that were lost take the ends of lines with them: what is between two readable lines counts once.
  const gaps = parsed.filter((object, index) => object === null && parsed[index - 1] !== null).length;
  return { objects, gaps: gaps + (end === '' || parsed.at(-1) === null ? 0 : 1) };
};
