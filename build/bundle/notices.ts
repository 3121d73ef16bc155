// Writes the licences of everything shipped into one text file, which those licences ask for.
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { dist } from './parts.ts';
import { licenceText, shippedPackages } from './shipped-packages.ts';

export const noticesFile = 'third-party-licences.txt';

/** Writes `dist/third-party-licences.txt`. */
export const writeNotices = async (): Promise<void> => {
  const parts = await Promise.all((await shippedPackages()).map(async (shipped) =>
    `${'='.repeat(80)}\n${shipped.name} ${shipped.version} (${shipped.licence ?? 'licence not stated'})\n${'='.repeat(80)}\n\n${await licenceText(shipped)}\n`));
  await writeFile(join(dist, noticesFile), parts.join('\n'));
};
