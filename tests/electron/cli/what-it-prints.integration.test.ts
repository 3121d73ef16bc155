// What the tool says beside its answer: on standard error, in failures with `--json`, in the title of its process. Scripts, schedulers and systems keep those; no passphrase, key, title, name
// or word out of the vault may be in them, whichever command it is and however it ends. The answer itself is what was asked for.
import '../../faults/remembered-argon2.ts';
import { cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { runProgram } from '../../../electron/cli/program.ts';
import { createFormatter } from '../../../shared/i18n/format.ts';

const words = createFormatter('en');
const key = 'age1lggyhqrw2nlhcxprm67z43rta597azn8gknawjehu9d9dl0jq3yqqvfafg';

/** Each stands in one place of the vault and nowhere else. */
const inVault = {
  member: 'Marker-Member', folder: 'marker-folder', file: 'marker-file', holder: 'Marker-Holder', other: 'Marker-Other', note: 'marker note', place: 'marker place', reason: 'marker reason', recipient: 'marker recipient', from: 'marker sender', bytes: 'marker bytes', mirror: 'Marker-Mirror', caseName: 'marker case', caseAbout: 'marker matter',
};
const secrets = { passphrase: 'lantern orbit mosaic velvet cactus', next: 'copper walnut avenue harbour seven', wrong: 'these words were never the right ones' };

let root: string;
const at = (...names: readonly string[]): string => join(root, ...names);
const secretFile = (name: keyof typeof secrets): readonly string[] => ['--passphrase-file', at(name)];

/** Turns one byte of a file over; counted from its end where it is negative. */
const flipByte = (file: string, place: number): void => {
  const bytes = readFileSync(file);
  const index = place < 0 ? bytes.length + place : place;
  bytes[index] = (bytes[index] ?? 0) ^ 1;
  writeFileSync(file, bytes);
};

interface Said {
  readonly exitCode: number;
  readonly stdout: string;
  readonly stderr: string;
}

/** Runs a line in this process, whose streams are heard meanwhile. */
const run = async (line: readonly string[]): Promise<Said> => {
  const heard = { stdout: '', stderr: '' };
  const own = (['stdout', 'stderr'] as const).map((name) => {
    const stream = process[name];
    const write = stream.write.bind(stream);
    stream.write = ((text: string, done?: (error?: Error) => void) => {
      heard[name] += text;
      done?.();
      return true;
    }) as typeof stream.write;
    return () => { stream.write = write; };
  });
  try {
    process.exitCode = 0;
    await runProgram(line, words);
    return { ...heard, exitCode: process.exitCode };
  } finally {
    for (const giveBack of own) giveBack();
    process.exitCode = 0;
  }
};

/** What must not have been said beside the answer, and was. `typed`: words that the caller gave in this very line, who may be told which of them was meant. */
const leaked = ({ exitCode, stdout, stderr }: Said, line: readonly string[]): readonly string[] => {
  const beside = `${stderr}\n${exitCode === 0 ? '' : (JSON.parse(stdout) as { error?: { message: string } }).error?.message ?? ''}\n${process.title}`;
  const typed = line.join('\n');
  return [...Object.values(secrets), ...Object.values(inVault).filter((word) => !typed.includes(word))].filter((word) => beside.toLowerCase().includes(word.toLowerCase())).concat(/(?<![0-9a-f])[0-9a-f]{64}/iu.exec(beside) ?? []);
};

const vault = (): string => at('vault');
const opening = (): readonly string[] => [vault(), ...secretFile('passphrase')];

/** Lines that are to end well, in their order. */
const goodLines = (): readonly (readonly string[])[] => [
  ['create', ...opening(), '--kdf-memory', '256', '--name', inVault.member],
  ['add', ...opening(), at('outside', inVault.folder)],
  ['add', ...opening(), at('outside', inVault.folder)],
  ['list', ...opening()], ['cases', ...opening()], ['show', ...opening(), 'E-001'],
  ['cases', ...opening(), '--make', 'B-2', '--name', inVault.caseName, '--about', inVault.caseAbout], ['cases', ...opening(), '--change', 'B-2', '--code', 'B-3'],
  ['move', ...opening(), 'E-001', '--case', 'B-3'], ['cases', ...opening(), '--close', 'B-3'],
  ['passage', ...opening(), 'E-001', '--action', 'received', '--note', inVault.note, '--place', inVault.place, '--location', inVault.place],
  ['extract', ...opening(), 'E-001', '-o', at('out', 'one'), '--reason', inVault.reason, '--recipient', inVault.recipient],
  ['remove', ...opening(), 'E-002', '--reason', inVault.reason],
  ['log', ...opening(), '--verify'], ['verify', ...opening(), '--read-data'],
  ['shares', ...opening(), '-k', '2', '-n', '2', '--holder', inVault.holder, inVault.other, '-o', at('out', 'shares'), '--share-passphrase-files', at('next'), at('wrong')],
  ['backup', ...opening(), '-o', at('out', 'b.age'), '--recipient', key],
  ['backup', ...opening(), '-o', at('out', 'own.age')],
  ['mirror', ...opening(), at('mirror'), '--name', inVault.mirror],
  ['handover', ...opening(), 'E-001', '--recipient', key, '-o', at('out', 'p.age'), '--reason', inVault.reason, '--from', inVault.from],
  ['header', ...opening(), '--where'],
  ['passphrase', ...opening(), '--list'],
  ['salvage', ...opening(), '-o', at('out', 'saved')],
  ['restore', at('out', 'own.age'), '-o', at('restored'), ...secretFile('passphrase')],
  ['recover', at('restored'), '--share', at('out', 'shares', 'share-1.txt'), at('out', 'shares', 'share-2.txt'), '--share-passphrase-files', at('next'), at('wrong'), '--name', 'Somebody', '--new-passphrase-file', at('next')],
  ['remove', ...opening(), 'E-002', '--unreadable', '--reason', inVault.reason, '--yes'],
];

/** Lines that are to fail: a wrong passphrase, and where there is one a refusal or damage. */
const badLines = (): readonly (readonly string[])[] => [
  // One way in for all that open a vault: the answer to a wrong passphrase takes as long as that to the right one.
  ['add', vault(), at('outside'), ...secretFile('wrong')], ['show', vault(), 'E-001', ...secretFile('wrong')], ['verify', vault(), ...secretFile('wrong')],
  ['create', ...opening()], ['show', ...opening(), 'E-999'], ['add', ...opening(), at('not-there')], ['add', ...opening(), '--case', 'NONE', at('outside')],
  ['cases', ...opening(), '--make', 'b-3', '--name', 'Another'], ['cases', ...opening(), '--make', 'B 3', '--name', 'Another'], ['move', ...opening(), 'E-001', '--case', 'B-3'], ['move', ...opening(), 'E-002', '--case', 'C-1'],
  ['extract', ...opening(), 'E-002', '-o', at('out', 'x')], ['extract', ...opening(), 'E-001', '-o', at('out', 'one')], ['remove', ...opening(), 'E-002', '--undo'],
  ['passage', ...opening(), 'E-001', '--action', 'mistaken'], ['handover', ...opening(), 'E-002', '--recipient', key, '-o', at('out', 'x'), '--reason', 'why not'], ['take-in', ...opening(), at('out', 'own.age')],
  ['backup', ...opening(), '-o', at('out', 'own.age')], ['restore', at('out', 'own.age'), '-o', vault(), ...secretFile('passphrase')], ['restore', at('out', 'own.age'), '-o', at('x'), ...secretFile('wrong')],
  ['recover', vault(), '--share', at('out', 'shares', 'share-1.txt'), '--share-passphrase-files', at('wrong'), '--name', 'X', '--new-passphrase-file', at('next')],
  ['shares', ...opening(), '--test', at('out', 'shares', 'share-1.txt'), '--share-passphrase-files', at('next')],
  ['mirror', ...opening(), at('outside')], ['passphrase', ...opening(), '--remove-person', 'M9'], ['header', ...opening(), '--move-back'], ['wipe', vault()], ['wipe', at('outside'), '--yes'],
  // Damaged: the one item, and then the records.
  ['verify', at('damaged'), '--read-data', ...secretFile('passphrase')], ['extract', at('damaged'), 'E-001', '-o', at('out', 'x'), ...secretFile('passphrase')],
  ['list', at('unreadable'), ...secretFile('passphrase')], ['verify', at('unreadable'), ...secretFile('passphrase')],
];

beforeAll(() => {
  root = mkdtempSync(join(tmpdir(), 'holdfast-prints-'));
  for (const [name, text] of Object.entries(secrets)) writeFileSync(at(name), text, { mode: 0o600 });
  mkdirSync(at('outside', inVault.folder), { recursive: true });
  mkdirSync(at('out'));
  for (const name of ['one', 'two']) writeFileSync(at('outside', inVault.folder, `${inVault.file}-${name}.txt`), `${inVault.bytes} ${name}`);
});
afterAll(() => { rmSync(root, { recursive: true, force: true }); });

it('holds nothing out of the vault, whichever command it is and however it ends', async () => {
  const tried = new Set<string>();
  const found: string[] = [];
  const tell = async (line: readonly string[], endsWell: boolean): Promise<void> => {
    tried.add(line[0] ?? '');
    const said = await run([...line, '--json']);
    const name = `${line.join(' ').replaceAll(root, '')}: ${String(said.exitCode)}`;
    if ((said.exitCode === 0) !== endsWell) found.push(`${name}, which was to ${endsWell ? 'end well' : 'fail'}: ${said.stdout}${said.stderr}`);
    found.push(...leaked(said, line).map((word) => `${name} said "${word}": ${said.stderr}${said.exitCode === 0 ? '' : said.stdout}`));
  };
  for (const line of goodLines()) await tell(line, true);
  // What is looked for is really in the vault.
  expect((await run(['list', ...opening(), '--json'])).stdout).toContain(inVault.file);
  cpSync(vault(), at('damaged'), { recursive: true });
  for (const shard of readdirSync(at('damaged', 'objects'), { recursive: true, withFileTypes: true })) if (shard.isFile()) flipByte(join(shard.parentPath, shard.name), -1);
  cpSync(vault(), at('unreadable'), { recursive: true });
  flipByte(at('unreadable', 'records.db'), 100);
  for (const line of badLines()) await tell(line, false);
  for (const line of [['mend', at('unreadable'), ...secretFile('passphrase')], ['verify', at('unreadable'), ...secretFile('passphrase')]]) await tell(line, true);
  await tell(['wipe', vault(), '--yes'], true);
  expect(found).toEqual([]);
  // Every command there is: a new one is to be tried here as well.
  const { stdout: help } = await run(['--help']);
  const commands = [...help.slice(help.indexOf('Commands:')).matchAll(/^ {2}([a-z][a-z-]*)/gmu)].map(([, name = '']) => name);
  expect(commands.length).toBeGreaterThan(15);
  expect(commands.filter((name) => !tried.has(name))).toEqual([]);
}, 120_000);
