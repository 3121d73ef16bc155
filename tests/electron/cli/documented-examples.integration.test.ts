// Runs every example of docs/command-line.md in order, as written there: what a reader copies must work.
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startTool } from './run-tool.ts';

const documentation = new URL('../../../docs/command-line.md', import.meta.url);
let folder = '';

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'holdfast-examples-'));
  for (const made of ['card', 'key-stick']) await mkdir(join(folder, made));
  await writeFile(join(folder, 'card', 'letter.txt'), 'An invented letter.');
  const passphrases = { tamar: 'turbojet mandatory unbitten operative', giorgi: 'walnut ribbon glacier pepper tunnel', lela: 'marble thunder violin harvest copper', ana: 'orchid velcro tundra bishop lemon quartz' };
  await writeFile(join(folder, 'federation-key.txt'), 'AGE-SECRET-KEY-1PVC9275LCN5SUV6C0K3V0MQ3XEDCPFW2AU2RJH5R4RXLY9EUVXRQ98K663\n');
  for (const [name, passphrase] of Object.entries(passphrases)) await writeFile(join(folder, `${name}.txt`), `${passphrase}\n`);
});
afterAll(async () => { await rm(folder, { recursive: true, force: true }); });

/** Splits a line as a shell does, as far as the examples go: words and double quotes. */
const wordsOf = (line: string): string[] => [...line.matchAll(/"([^"]*)"|(\S+)/gu)].map(([, quoted, bare]) => quoted ?? bare ?? '');

describe('the documentation of the command line tool', () => {
  it('has an example for every command, and every example ends with exit code 0 and prints what it says', async () => {
    const text = await readFile(documentation, 'utf8');
    const lines = [...text.matchAll(/^\$ holdfast (.*)$/gmu)].map(([, line]) => line!);
    const commands = [...text.matchAll(/^### ([\w-]+)$/gmu)].map(([, command]) => command!);
    expect([...new Set(lines.map((line) => wordsOf(line)[0]))]).toEqual(commands);
    for (const line of lines) {
      const { exitCode, stdout, stderr } = await startTool(wordsOf(line), { HOLDFAST_PASSPHRASE: 'river-Kettle-9-ordinary-lamp-Ostrich' }, folder).ended;
      expect({ line, exitCode, stderr }).toEqual({ line, exitCode: 0, stderr: '' });
      if (!line.includes('--json')) continue;
      // The shape is stated in the line of braces under the command's heading: its outermost names must be there.
      const stated = new RegExp(`^### ${wordsOf(line)[0]!}$[\\s\\S]*?^\`\\{(.*?)\\}\``, 'mu').exec(text)![1]!;
      const outermost = stated.replace(/\{[^{}]*\}/gu, '').replace(/\{[^{}]*\}/gu, '').replace(/\[[^\]]*\]/gu, '').split(',').map((name) => name.split(':')[0]!.trim()).filter((name) => name !== '' && !name.endsWith('?'));
      expect({ line, names: Object.keys(JSON.parse(stdout) as object) }).toEqual({ line, names: expect.arrayContaining(outermost) as unknown });
    }
  }, 400_000);
});
