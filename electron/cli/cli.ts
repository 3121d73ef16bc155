#!/usr/bin/env node
// The command line tool: the same vault and the same rules as the window, without one. For IT people, scripts, courts, and recovery
// when no window can be had.
import { createFormatter } from '../../shared/i18n/format.ts';
import { keepOutOfCoreDumps } from '../diagnostics/core-dumps.ts';
import { restrictFileMode } from '../diagnostics/file-mode.ts';
import { languageFrom } from './language.ts';
import { tolerateClosedPipes } from './output.ts';
import { runProgram } from './program.ts';

restrictFileMode();
keepOutOfCoreDumps();
tolerateClosedPipes();
await runProgram(process.argv.slice(2), createFormatter(languageFrom(process.env)));
