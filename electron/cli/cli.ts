#!/usr/bin/env node
// The command line tool: the same vault and the same rules as the window, without one. For IT people, scripts, courts, and recovery
// when no window can be had.
import { createFormatter } from '../../shared/i18n/format.ts';
import { keepOutOfCoreDumps } from '../diagnostics/core-dumps.ts';
import { restrictFileMode } from '../diagnostics/file-mode.ts';
import { languageFrom } from './language.ts';
import { requireNode } from './node-version.ts';
import { createOutput, tolerateClosedPipes } from './output.ts';
import { runProgram } from './program.ts';
import { reportFailure } from './tool.ts';

restrictFileMode();
keepOutOfCoreDumps();
tolerateClosedPipes();
const [line, words] = [process.argv.slice(2), createFormatter(languageFrom(process.env))];
try {
  requireNode();
  await runProgram(line, words);
} catch (error) {
  process.exitCode = await reportFailure(error, words, createOutput(line.includes('--json')));
}
