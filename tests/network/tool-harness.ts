// Every command of the tool under a watch at the system's own door, counted for the evidence.
import { mkdir, mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Harness } from '../evidence/harness.ts';
import { documentedText, exampleEnvironment, examplesIn, layOutExamples, wordsOf } from '../electron/cli/documented-examples.ts';
import { startTool } from '../electron/cli/run-tool.ts';
import { canTrace } from '../journeys/support/network-trace.ts';
import { readToolTrace, tracedTool } from './tool-trace.ts';

export const wholeTool: Harness = {
  name: 'tool',
  title: 'The command line tool, watched at the system’s own door',
  about: 'Every example of docs/command-line.md, which has one for every command, is run under `strace`. What did not hold: a call that could reach another computer, a file that is made outside the folder of the examples, one of SQLite’s temporary files, anything left in the temporary folder, an example that fails.',
  parts: [],
  hindrance: () => (canTrace() ? null : 'strace watches system calls on Linux'),
  run: async function* watched({ say }) {
    const home = await mkdtemp(join(tmpdir(), 'holdfast-tool-'));
    const [folder, temporary, trace] = [join(home, 'folder'), join(home, 'temporary'), join(home, 'trace')];
    try {
      for (const made of [folder, temporary]) await mkdir(made);
      await layOutExamples(folder);
      const losses: string[] = [];
      let [commands, calls, outsideCalls, files] = [0, 0, 0, 0];
      for (const line of examplesIn(await documentedText())) {
        const { exitCode } = await startTool(wordsOf(line), { ...exampleEnvironment, TMPDIR: temporary }, folder, tracedTool(trace)).ended;
        const seen = await readToolTrace(trace);
        commands += 1;
        calls += seen.calls;
        outsideCalls += seen.outside.length;
        files += seen.made.length;
        const elsewhere = seen.made.filter((path) => !path.startsWith(`${folder}/`) || path.includes('etilqs_'));
        losses.push(...(exitCode === 0 ? [] : [`${line}: ended with ${String(exitCode)}`]), ...seen.outside.map((call) => `${line}: ${call}`), ...elsewhere.map((path) => `${line}: made ${path}`));
        say(`  ${line}`);
      }
      losses.push(...(await readdir(temporary)).map((name) => `left in the temporary folder: ${name}`));
      yield { what: 'every command', counts: { commands, 'calls watched': calls, 'calls to another computer': outsideCalls, 'files made': files }, losses };
    } finally {
      await rm(home, { recursive: true, force: true });
    }
  },
};
