// What a script sees of a damaged vault, and of one that a later version made: the exit code, and the code in the document.
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { documents } from '../../../electron/cli/documents.ts';
import { rememberingEnvironment } from '../../faults/remembered-argon2.ts';
import { breaks } from '../../frozen/breaks.ts';
import { contentsOf, formats, layOut, secrets } from '../../frozen/frozen-vault.ts';
import { giveTools, runTool, type Ran } from './run-tool.ts';

giveTools(rememberingEnvironment);

const format = formats[0];
let home = '';

beforeAll(async () => { home = await mkdtemp(join(tmpdir(), 'holdfast-cli-damage-')); });
afterAll(() => rm(home, { recursive: true, force: true }));

/** A copy of the kept vault with this damage; none where it is null. */
const vaultWith = async (damage: string | null): Promise<string> => {
  const folder = await mkdtemp(join(home, 'vault-')).then((made) => join(made, 'vault'));
  await layOut(format, folder);
  if (damage === null) return folder;
  const known = breaks.find(({ name }) => name === damage);
  if (known === undefined) throw new Error(`tests/frozen/breaks.ts has no damage called ${damage}`);
  await known.harm(folder, format, (await contentsOf(format)).items.map(({ file }) => file));
  return folder;
};

const run = (...line: readonly string[]): Promise<Ran> => runTool([...line, '--json'], { HOLDFAST_PASSPHRASE: secrets.passphrase });

describe('the exit code', () => {
  it.each([
    ['one bit of both headers', 3, 'header-damaged'],
    ['both headers gone', 3, 'header-damaged'],
    ['one bit of the first page of the records', 3, 'database-damaged'],
    ['the records gone', 3, 'database-damaged'],
    ['headers of the future', 5, 'version-unsupported'],
    ['the records of the future', 5, 'version-unsupported'],
  ])('of opening a vault with %s is %d (%s), whatever was to be done', async (damage, exitCode, code) => {
    const vault = await vaultWith(damage);
    for (const line of [['list', vault], ['verify', vault]]) {
      const ran = await run(...line);
      expect({ exitCode: ran.exitCode, code: documents.failure.parse(JSON.parse(ran.stdout)).error.code }).toEqual({ exitCode, code });
    }
  });

  it.each([
    [null, 0, []],
    ['one bit of an object', 3, [['object-altered', 'E-001']]],
    ['an object gone', 3, [['object-missing', 'E-001']]],
    ['an object cut by a byte', 3, [['object-truncated', 'E-001']]],
  ] as const)('of verify with %s is %d', async (damage, exitCode, found) => {
    const ran = await run('verify', await vaultWith(damage), '--read-data');
    const { ok, problems } = documents.verify.parse(JSON.parse(ran.stdout));
    expect({ exitCode: ran.exitCode, ok, problems: problems.map(({ kind, item }) => [kind, item]) }).toEqual({ exitCode, ok: exitCode === 0, problems: found });
  });
});
