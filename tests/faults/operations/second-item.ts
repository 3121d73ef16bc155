// A second item in the vault that fault tests begin with, for what happens to two at once.
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { addPaths } from '../../../electron/evidence/tool.ts';
import { markers } from '../secrets.ts';
import { open, type Places } from './ground.ts';

export const prepareSecondItem = async ({ folder, base }: Places): Promise<void> => {
  const from = join(folder, 'second');
  await mkdir(from);
  await writeFile(join(from, `${markers.fileName}-second.txt`), `${markers.content} second`);
  const session = await open(base);
  const { progress } = await addPaths(session, [from]);
  await session.close();
  if (progress.counts.new !== 1) throw new Error('the second item could not be added');
};
