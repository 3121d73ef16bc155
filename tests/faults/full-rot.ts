// One bit turned at every byte of both headers and of every page of both databases, one at a time: what is not noticed, and counts. The tests
// take a sample of the same positions. No Argon2id: a header is read, and a database is opened and checked with the key itself.
import { copyFile, open, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { subkeyLabels } from '../../electron/vault/crypto/derive.ts';
import { databaseKey } from '../../electron/vault/database/database-keys.ts';
import { lookAtDatabase } from '../../electron/vault/database/look.ts';
import { previewsMigrations, recordsMigrations } from '../../electron/vault/database/migrations/index.ts';
import type { Migration } from '../../electron/vault/database/migrations/migration.ts';
import { readHeader } from '../../electron/vault/header/header.ts';
import { HoldfastError } from '../../shared/contract/failure.ts';
import { makeGround, openWith } from './damaged-vault.ts';

export interface Rotted {
  readonly what: string;
  readonly positions: number;
  readonly unnoticed: readonly number[];
}

/** Turns one bit of one byte, asks, and turns it back. */
const withFlip = async (file: string, position: number, bit: number, ask: () => Promise<boolean>): Promise<boolean> => {
  const handle = await open(file, 'r+');
  try {
    const byte = Buffer.alloc(1);
    await handle.read(byte, 0, 1, position);
    const whole = byte[0] ?? 0;
    await handle.write(Uint8Array.of(whole ^ (1 << bit)), 0, 1, position);
    const noticed = await ask();
    await handle.write(Uint8Array.of(whole), 0, 1, position);
    return noticed;
  } finally {
    await handle.close();
  }
};

/** Every byte of one copy of the header: the other copy is read, and this one is named. */
const rotHeader = async (folder: string, file: string, step: number): Promise<Rotted> => {
  const { size } = await stat(join(folder, file));
  const unnoticed: number[] = [];
  let positions = 0;
  for (let position = 0; position < size; position += step) {
    positions += 1;
    const noticed = await withFlip(join(folder, file), position, position % 8, async () => {
      const { candidates, problems } = await readHeader(folder);
      return candidates.length === 1 && candidates[0]?.file !== file && problems.some((problem) => problem.file === file && problem.severity === 'damage');
    });
    if (!noticed) unnoticed.push(position);
  }
  return { what: file, positions, unnoticed };
};

const noticedIn = async (file: string, key: Uint8Array, migrations: readonly Migration[]): Promise<boolean> => {
  try {
    const database = await lookAtDatabase({ file, key, migrations });
    return await database.integrityProblems().then((problems) => problems.length > 0).finally(() => database.close());
  } catch (error) {
    if (error instanceof HoldfastError && error.code === 'database-damaged') return true;
    throw error;
  }
};

const pageBytes = 4096;
/** In each page: its first byte, one in its middle, one of its IV and one of its seal. The seal covers every byte alike. */
const placesInPage = [0, 2000, 4020, 4090];

const rotDatabase = async (file: string, what: string, key: Uint8Array, migrations: readonly Migration[], step: number): Promise<Rotted> => {
  const pages = Math.floor((await stat(file)).size / pageBytes);
  const unnoticed: number[] = [];
  let positions = 0;
  const places = Array.from({ length: pages }, (_, page) => placesInPage.map((place) => [page, place] as const)).flat();
  for (const [page, place] of places.filter((_, index) => index % step === 0)) {
    positions += 1;
    if (!(await withFlip(file, page * pageBytes + place, place % 8, () => noticedIn(file, key, migrations)))) unnoticed.push(page * pageBytes + place);
  }
  return { what, positions, unnoticed };
};

/** Both copies of the header byte by byte, then every page of both databases; one place in `step` of each. */
export const rotEverything = async (step: number, say: (rotted: Rotted) => void): Promise<void> => {
  const ground = await makeGround();
  try {
    for (const file of ['vault.json', 'vault.copy.json']) say(await rotHeader(ground.vault, file, step));
    const { session } = await openWith(ground.vault);
    const keys = [subkeyLabels.recordsDatabase, subkeyLabels.previewsDatabase].map((label) => databaseKey(session.header.masterKey, label));
    await session.close();
    for (const [index, [name, migrations]] of ([['records.db', recordsMigrations], ['previews.db', previewsMigrations]] as const).entries()) {
      const file = join(ground.folder, name);
      await copyFile(join(ground.vault, name), file);
      say(await rotDatabase(file, name, keys[index] ?? new Uint8Array(32), migrations, step));
    }
  } finally {
    await ground.end();
  }
};
