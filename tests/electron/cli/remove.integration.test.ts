// `holdfast remove`: out of the list and back, and made unreadable for good; what every other command then says of such an item, in words, documents and exit codes.
import { spawn, spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { documents } from '../../../electron/cli/documents.ts';
import { rememberingEnvironment } from '../../faults/remembered-argon2.ts';
import { giveTools, runTool, toolFile, type Ran } from './run-tool.ts';

giveTools(rememberingEnvironment);

const passphrase = 'river-Kettle-9-ordinary-lamp-Ostrich';
const open = { HOLDFAST_PASSPHRASE: passphrase };
const canType = process.platform === 'linux' && spawnSync('script', ['-qec', 'true', '/dev/null'], { input: '' }).status === 0;

let folder = '';
let vault = '';
const at = (name: string): string => join(folder, name);
const tool = (...line: readonly string[]): Promise<Ran> => runTool([...line, '--json'], open);
const words = (...line: readonly string[]): Promise<Ran> => runTool(line, open);
const removed = async (...line: readonly string[]) => documents.remove.parse(JSON.parse((await tool('remove', vault, ...line)).stdout) as unknown);
const failed = ({ exitCode, stdout }: Ran) => [exitCode, documents.failure.parse(JSON.parse(stdout)).error.code];
const listed = async (...more: readonly string[]) => documents.list.parse(JSON.parse((await tool('list', vault, ...more)).stdout)).items.map(({ id, title, status }) => [id, title, status ?? null]);

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'holdfast-remove-'));
  vault = at('vault');
  await mkdir(at('card'));
  for (const name of ['1 stays', '2 wrong', '3 taken back', '4 typed']) await writeFile(join(folder, 'card', `${name}.txt`), `An invented letter: ${name}.`);
  await runTool(['create', vault, '--kdf-memory', '256'], open);
  await tool('add', vault, at('card'));
  await tool('backup', vault, '-o', at('office.age'));
  await tool('mirror', vault, at('north'));
}, 120_000);
afterAll(() => rm(folder, { recursive: true, force: true }));

describe('holdfast remove', () => {
  it('takes items out of the list with a reason, once, and brings them back', async () => {
    expect((await removed('E-002', 'E-003', '--reason', 'The wrong folder')).items).toMatchObject([{ id: 'E-002', status: 'removed', changed: true }, { id: 'E-003', status: 'removed', changed: true }]);
    expect((await removed('E-002', 'E-004', '--reason', 'The wrong folder')).items).toMatchObject([{ id: 'E-002', status: 'removed', changed: false }, { id: 'E-004', status: 'removed', changed: true }]);
    const { stdout, exitCode } = await words('remove', vault, 'E-002', '--undo');
    expect([exitCode, stdout]).toEqual([0, 'E-002  is in the list again\n']);
    expect(await listed('--removed')).toEqual([['E-003', '3 taken back.txt', 'removed'], ['E-004', '4 typed.txt', 'removed']]);
  });

  it('does nothing where the line cannot be followed', async () => {
    expect(failed(await tool('remove', vault, 'E-001'))).toEqual([1, 'input-refused']);
    expect(failed(await tool('remove', vault, 'E-001', '--reason', 'x'))).toEqual([1, 'input-refused']);
    expect(failed(await tool('remove', vault, 'E-001', '--undo', '--unreadable'))).toEqual([1, 'input-refused']);
    expect(failed(await tool('remove', vault, 'E-001', 'E-099', '--reason', 'The wrong folder'))).toEqual([1, 'not-found']);
    expect(failed(await tool('remove', vault, 'E-003', 'E-001', '--unreadable', '--yes', '--reason', 'A member took it back'))).toEqual([1, 'input-refused']);
    const unasked = await words('remove', vault, 'E-003', '--unreadable', '--reason', 'A member took it back');
    expect([unasked.exitCode, unasked.stderr]).toEqual([1, expect.stringContaining('Add --yes to do it.')]);
  });

  it('makes a removed item unreadable, and names the backup and the mirror that still hold it', async () => {
    const document = await removed('E-003', '--unreadable', '--yes', '--reason', 'A member took it back');
    expect(document).toMatchObject({ items: [{ id: 'E-003', status: 'unreadable', changed: true }], stopped: false, swept: true, copies: { backup: { fileName: 'office.age' }, mirrors: [{ name: 'north' }] } });
  });
});

describe('an item that was made unreadable', () => {
  it('is shown with what happened first, and in the document with when, by whom and why', async () => {
    const { exitCode, stdout } = await words('show', vault, 'E-003');
    expect([exitCode, stdout.split('\n')[0]]).toEqual([0, expect.stringMatching(/^Made unreadable on \d{4}-.*Z by M1\. Nothing of it can be opened any more\.$/u)]);
    expect(stdout).toContain('Made unreadable for good');
    expect(documents.show.parse(JSON.parse((await tool('show', vault, 'E-003')).stdout)).record).toMatchObject({ title: '', fileName: '', destruction: { by: 'M1', reason: 'A member took it back' } });
  });

  it('is refused by a rule where its bytes are wanted or it is to come back, and nothing is written', async () => {
    const { exitCode, stderr } = await words('extract', vault, 'E-003', '-o', at('copy'));
    expect([exitCode, stderr, existsSync(at('copy'))]).toEqual([4, expect.stringContaining('E-003 was made unreadable here on'), false]);
    expect(failed(await tool('remove', vault, 'E-004', 'E-003', '--undo'))).toEqual([4, 'item-destroyed']);
    expect(failed(await tool('move', vault, 'E-001', 'E-003', '--case', 'C-1'))).toEqual([4, 'item-destroyed']);
    expect(failed(await tool('move', vault, 'E-001', 'E-004', '--case', 'C-1'))).toEqual([4, 'item-removed']);
    expect((await tool('add', vault, join(folder, 'card', '3 taken back.txt'))).exitCode).toBe(4);
  });

  it('is in the log and in the list of the removed alone, without a name; the vault is sound', async () => {
    const log = documents.log.parse(JSON.parse((await tool('log', vault, '--verify')).stdout));
    expect([log.ok, log.entries.filter(({ subject, action }) => subject === 'E-003' && action === 'destroyed').map(({ details }) => details['reason'])]).toEqual([true, ['A member took it back']]);
    const list = await words('list', vault, '--removed');
    expect(list.stdout.split('\n')).toEqual([expect.stringMatching(/^E-004 .* 4 typed\.txt$/u), expect.stringMatching(/^E-003 .* made unreadable$/u), '']);
    const checked = await tool('verify', vault, '--read-data');
    expect([checked.exitCode, documents.verify.parse(JSON.parse(checked.stdout))]).toMatchObject([0, { ok: true, checked: { objects: 3 }, problems: [] }]);
  });

  it('is in what is restored from before, and the answer says so', async () => {
    const { exitCode, stdout } = await words('restore', at('office.age'), '-o', at('restored'));
    expect([exitCode, stdout]).toEqual([0, expect.stringContaining('Items that were removed or made unreadable after that are in it again.')]);
  });
});

/** Runs the tool on a terminal of its own and types each answer when its question stands there. */
const onTerminal = (line: readonly string[], answers: readonly (readonly [question: string, answer: string])[]): Promise<{ readonly screen: string; readonly exitCode: number | null }> => new Promise((resolve) => {
  const child = spawn('script', ['-qec', [process.execPath, toolFile, ...line].map((word) => `'${word}'`).join(' '), '/dev/null'], { env: { PATH: process.env['PATH'] ?? '', TMPDIR: tmpdir(), TERM: 'dumb', ...rememberingEnvironment }, stdio: ['pipe', 'pipe', 'inherit'] });
  const left = [...answers];
  let screen = '';
  let from = 0;
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    screen += text;
    const [next] = left;
    if (next === undefined || !screen.includes(next[0], from)) return;
    from = screen.indexOf(next[0], from) + next[0].length;
    left.shift();
    child.stdin.write(next[1]);
  });
  child.on('close', (exitCode) => { resolve({ screen, exitCode }); });
});

describe.skipIf(!canType)('the question before it, on a terminal', () => {
  const line = (): readonly string[] => ['remove', vault, 'E-004', '--unreadable', '--reason', 'A member took it back'];

  it('wants the passphrase again and the number, and does nothing without either', async () => {
    const wrong = await onTerminal(line(), [['Passphrase:', `${passphrase}\r`], ['Passphrase:', 'another\r']]);
    const other = await onTerminal(line(), [['Passphrase:', `${passphrase}\r`], ['Passphrase:', `${passphrase}\r`], ['type E-004:', 'E-001\r']]);
    const right = await onTerminal(line(), [['Passphrase:', `${passphrase}\r`], ['Passphrase:', `${passphrase}\r`], ['type E-004:', 'e-00x\u007f4\r']]);
    expect([wrong.exitCode, other.exitCode, right.exitCode]).toEqual([2, 5, 0]);
    // It was there to be made unreadable up to the last.
    expect([right.screen.includes('E-004  was made unreadable\r\n'), right.screen.includes('Last backup: office.age'), right.screen.includes('Mirror north'), right.screen.includes(passphrase)]).toEqual([true, true, true, false]);
  }, 60_000);
});
