// The names inside a mirror's folder. None is a name of a vault's own file, so that nothing takes a mirror for a vault and writes in it.
import { join } from 'node:path';
import { HoldfastError } from '../../shared/contract/failure.ts';
import { objectIdSchema, type ObjectId } from '../../shared/ids.ts';
import { inUseFile } from '../vault/vault-files.ts';

/** Which vault the folder is a mirror of. */
export const mirrorFile = 'mirror.json';
export const unfinishedMirrorFile = 'mirror.json.new';
/** Empty; there while a mirror is being written, and after it when that was cut short. */
export const workingFile = 'being-updated';
export const storeFolder = 'store';
export const unfinishedFolder = 'unfinished';
export const generationsFolder = 'generations';

/** What may lie in a folder that is becoming a mirror and is none yet. */
export const beginnings: ReadonlySet<string> = new Set([inUseFile, unfinishedMirrorFile, workingFile, storeFolder, generationsFolder]);

/** The files of one generation. */
export const generationFiles = Object.freeze({ header: 'header', anchor: 'anchor', records: 'records', list: 'list', note: 'generation.json' });

export const storeOf = (root: string): string => join(root, storeFolder);
export const unfinishedOf = (root: string): string => join(root, storeFolder, unfinishedFolder);
export const generationsOf = (root: string): string => join(root, generationsFolder);

/** Path of an object relative to the mirror's folder. Made from a checked id alone. */
export const storedName = (id: ObjectId): string => {
  const checked = objectIdSchema.parse(id);
  return join(storeFolder, checked.slice(0, 2), checked);
};

/** The folder of the objects whose ids begin so; in capitals it is the same one on a disk that does not tell them apart. */
export const isShard = (name: string): boolean => /^[0-9a-f]{2}$/iu.test(name);

const generationPattern = /^(\d{6,9})-\d{8}T\d{6}Z$/;

/** The number in a generation's name, or undefined for another name. */
export const generationNumber = (name: string): number | undefined => {
  const digits = generationPattern.exec(name)?.[1];
  return digits === undefined ? undefined : Number(digits);
};

/** `000012-20261126T160512Z`. Throws `not-a-mirror` for a name that would not be read back: its generation would never be found. */
export const generationName = (number: number, madeAt: Date): string => {
  const name = `${String(number).padStart(6, '0')}-${madeAt.toISOString().slice(0, 19).replace(/[-:]/gu, '')}Z`;
  if (generationNumber(name) !== number) throw new HoldfastError('not-a-mirror', { reason: 'notEmpty' });
  return name;
};

/** What a run that was cut short leaves among the generations: one that was never finished, or one that was being removed. */
export const isPassingGeneration = (name: string): boolean => /^(?:making|removing)-/.test(name);
export const makingName = (name: string): string => `making-${name}`;
export const removingName = (name: string): string => `removing-${name}`;
