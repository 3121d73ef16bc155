// What an export laid into an empty folder. A copy is written under a name with a dot before it until it is whole.
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from './patient.ts';

const whole = (folder: string): readonly string[] => readdirSync(folder).filter((name) => !name.startsWith('.'));

/** The path of the one copy in a folder, as soon as it is there whole. */
export const handedOut = async (folder: string): Promise<string> => {
  await expect.poll(() => whole(folder).length).toBe(1);
  return join(folder, whole(folder)[0] ?? '');
};
