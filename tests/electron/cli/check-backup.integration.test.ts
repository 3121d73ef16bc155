// `holdfast restore --check`: what a backup file holds, and what of it is not whole, without making a vault of it.
import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { documents } from '../../../electron/cli/documents.ts';
import { rememberingEnvironment } from '../../faults/remembered-argon2.ts';
import { giveTools, runTool, type Ran } from './run-tool.ts';

giveTools(rememberingEnvironment);

const open = { HOLDFAST_PASSPHRASE: 'river-Kettle-9-ordinary-lamp-Ostrich' };

let folder = '';
let made = { objects: 0, bytes: 0 };
const at = (name: string): string => join(folder, name);
const tool = (...line: readonly string[]): Promise<Ran> => runTool([...line, '--json'], open);
const checked = async (file: string) => {
  const { exitCode, stdout } = await tool('restore', at(file), '--check');
  return { exitCode, ...documents.restoreCheck.parse(JSON.parse(stdout)) };
};
const failed = ({ exitCode, stdout }: Ran) => [exitCode, documents.failure.parse(JSON.parse(stdout)).error.code];

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'holdfast-check-'));
  await mkdir(at('card'));
  for (const name of ['1', '2', '3']) await writeFile(join(folder, 'card', `${name}.bin`), Buffer.alloc(200_000, name));
  await runTool(['create', at('vault'), '--kdf-memory', '256'], open);
  await tool('add', at('vault'), at('card'));
  made = documents.backup.parse(JSON.parse((await tool('backup', at('vault'), '-o', at('office.age'))).stdout));
}, 120_000);
afterAll(() => rm(folder, { recursive: true, force: true }));

describe('holdfast restore --check', () => {
  it('reads every byte of a backup, says what is in it and when it was made, and makes nothing', async () => {
    const before = await readdir(folder);
    expect(await checked('office.age')).toMatchObject({ exitCode: 0, verified: true, objects: made.objects, bytes: made.bytes, lost: [], gaps: 0, missing: [], madeAt: expect.stringMatching(/^\d{4}-/u) as string });
    const { stdout } = await runTool(['restore', at('office.age'), '--check'], open);
    expect(stdout).toMatch(/^3 objects in it, [\d,]+ bytes\. Every byte was read and is as it was written\.\nIt was made at /u);
    expect(await readdir(folder)).toEqual(before);
  });

  it('names what one altered byte has harmed, with exit code 3', async () => {
    const bytes = await readFile(at('office.age'));
    const place = bytes.byteLength - 300_000;
    bytes.writeUInt8(bytes.readUInt8(place) ^ 1, place);
    await writeFile(at('altered.age'), bytes);
    const { exitCode, verified, lost } = await checked('altered.age');
    expect({ exitCode, verified, lost }).toEqual({ exitCode: 3, verified: false, lost: [expect.stringMatching(/^objects\//u) as string] });
    const said = await Promise.all([['--check'], ['-o', at('saved'), '--even-if-damaged']].map(async (rest) => {
      const { exitCode: code, stdout } = await runTool(['restore', at('altered.age'), ...rest], open);
      return [code, stdout.split('\n')[0]];
    }));
    expect(said).toEqual([[3, `Lost or not whole: ${lost[0] ?? ''}`], [3, `Lost or not whole: ${lost[0] ?? ''}`]]);
    await rm(at('saved'), { recursive: true });
    const cut = bytes.subarray(0, bytes.byteLength - 150_000);
    await writeFile(at('cut.age'), cut);
    expect(await checked('cut.age')).toMatchObject({ exitCode: 3, verified: false });
  });

  it('tells a passphrase that does not open it from damage, and does nothing where the line cannot be followed', async () => {
    expect(failed(await runTool(['restore', at('office.age'), '--check', '--json'], { HOLDFAST_PASSPHRASE: 'not the one of this backup' }))).toEqual([2, 'backup-did-not-open']);
    expect(failed(await tool('restore', at('vault'), '--check'))).toEqual([1, 'input-refused']);
    expect(failed(await tool('restore', at('office.age'), '--check', '-o', at('new')))).toEqual([1, 'input-refused']);
    expect(failed(await tool('restore', at('office.age')))).toEqual([1, 'input-refused']);
    expect(await readdir(folder)).not.toContain('new');
  });
});
