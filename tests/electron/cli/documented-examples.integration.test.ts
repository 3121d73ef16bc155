// Runs every example of docs/command-line.md in order, as written there: what a reader copies must work. Where the system can be watched, no example
// opens a socket or makes a file outside its folder.
import { mkdir, mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { canTrace } from '../../journeys/support/network-trace.ts';
import { readToolTrace, tracedTool } from '../../network/tool-trace.ts';
import { rememberedIn, rememberingEnvironment } from '../../faults/remembered-argon2.ts';
import { documentedText, exampleEnvironment, examplesIn, layOutExamples, wordsOf } from './documented-examples.ts';
import { compiledIn, giveTools, startTool } from './run-tool.ts';

giveTools(rememberingEnvironment);

let home = '';
const at = (name: string): string => join(home, name);

beforeAll(async () => {
  home = await mkdtemp(join(tmpdir(), 'holdfast-examples-'));
  for (const name of ['folder', 'temporary']) await mkdir(at(name));
  await layOutExamples(at('folder'));
});
afterAll(async () => { await rm(home, { recursive: true, force: true }); });

describe('the documentation of the command line tool', () => {
  it('has an example for every command, and every example ends with exit code 0, prints what it says, and reaches nothing but its files', async () => {
    const text = await documentedText();
    const lines = examplesIn(text);
    const commands = [...text.matchAll(/^### ([\w-]+)$/gmu)].map(([, command]) => command!);
    expect([...new Set(lines.map((line) => wordsOf(line)[0]))]).toEqual(commands);
    for (const line of lines) {
      const { exitCode, stdout, stderr } = await startTool(wordsOf(line), { ...exampleEnvironment, TMPDIR: at('temporary') }, at('folder'), canTrace() ? tracedTool(at('trace')) : []).ended;
      expect({ line, exitCode, stderr }).toEqual({ line, exitCode: 0, stderr: '' });
      if (canTrace()) {
        const { calls, outside, made } = await readToolTrace(at('trace'));
        expect(calls).toBeGreaterThan(0);
        expect({ line, outside, madeElsewhere: made.filter((path) => ![at('folder'), rememberedIn, compiledIn].some((place) => path.startsWith(`${String(place)}/`))) }).toEqual({ line, outside: [], madeElsewhere: [] });
      }
      if (!line.includes('--json')) continue;
      // The shape is stated in the line of braces under the command's heading: its outermost names must be there.
      const stated = new RegExp(`^### ${wordsOf(line)[0]!}$[\\s\\S]*?^\`\\{(.*?)\\}\``, 'mu').exec(text)![1]!;
      const outermost = stated.replace(/\{[^{}]*\}/gu, '').replace(/\{[^{}]*\}/gu, '').replace(/\[[^\]]*\]/gu, '').split(',').map((name) => name.split(':')[0]!.trim()).filter((name) => name !== '' && !name.endsWith('?'));
      expect({ line, names: Object.keys(JSON.parse(stdout) as object) }).toEqual({ line, names: expect.arrayContaining(outermost) as unknown });
    }
    expect(await readdir(at('temporary'))).toEqual([]);
  }, 900_000);
});
