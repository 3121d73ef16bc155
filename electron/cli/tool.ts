// Runs one command: its words, its output, its exit code. Every failure ends here as a code with words, never as a stack.
import { exitCodeOfFailure, type Failure } from '../../shared/contract/failure.ts';
import type { Formatter } from '../../shared/i18n/format.ts';
import { fromRowError } from '../vault/database/row-damage.ts';
import { asFailure } from '../vault/disk/system-failure.ts';
import type { Answer, ExitCode } from './answer.ts';
import { listenForInterruption } from './interruption.ts';
import { createOutput, type Output } from './output.ts';
import { ProblemOfUse } from './problems-of-use.ts';
import { createProgressLine, type ProgressLine } from './progress-line.ts';

/** What a command may use. */
export interface Workbench {
  readonly words: Formatter;
  readonly output: Output;
  readonly progress: ProgressLine;
  /** Aborted at the first Ctrl-C: stop after the file at hand. */
  readonly signal: AbortSignal;
}

interface Said {
  readonly code: Failure['code'];
  readonly message: string;
}

const wordsFor = (error: unknown, words: Formatter): Said => {
  if (error instanceof ProblemOfUse) return { code: 'input-refused', message: words.text(error.key, error.values) };
  const failure = asFailure(fromRowError(error));
  return { code: failure.code, message: words.failure(failure) };
};

/** Says what went wrong where the caller looks for it, and answers with the exit code that means it. */
export const reportFailure = async (error: unknown, words: Formatter, output: Output): Promise<ExitCode> => {
  const { code, message } = wordsFor(error, words);
  if (output.json) await output.document({ error: { code, message } });
  await output.say(message);
  // What was not meant to happen can only be found with its place; it may name files, so it is shown on request alone.
  if (code === 'unexpected' && process.env['HOLDFAST_TRACE'] === '1') await output.say(String(error instanceof Error ? error.stack : error));
  return exitCodeOfFailure[code];
};

/** Runs the command's work and leaves its exit code with the process. Never rejects. */
export const runCommand = async (words: Formatter, json: boolean, work: (bench: Workbench) => Promise<Answer>): Promise<void> => {
  const output = createOutput(json);
  const progress = createProgressLine(words);
  const interruption = listenForInterruption(() => {
    progress.clear();
    void output.say(words.text('cli.interrupted'));
  });
  try {
    const answer = await work({ words, output, progress, signal: interruption.signal });
    progress.clear();
    if (json) await output.document(answer.document);
    else for (const line of answer.lines) await output.line(line);
    process.exitCode = answer.exitCode;
  } catch (error) {
    progress.clear();
    process.exitCode = await reportFailure(error, words, output);
  } finally {
    interruption.end();
  }
};
