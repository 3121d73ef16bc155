// Whether a start is the window's or the command line tool's. The packaged application is both, because its program cannot be used as a plain
// Node to run the tool's file (`RunAsNode` is off).
import { commandNames } from '../cli/command-names.ts';

/** What the tool answers without a command. */
const questions = ['--help', '-h', '--version', '-V'];

const firstWords: ReadonlySet<string> = new Set([...commandNames, ...questions]);

/** What is left after switches, which are Chromium's: some packages put `--no-sandbox` before everything else. */
const afterSwitches = (words: readonly string[]): readonly string[] => {
  const first = words.findIndex((word) => !word.startsWith('-') || questions.includes(word));
  return first === -1 ? [] : words.slice(first);
};

/** The tool's line out of `process.argv`, or null where the window is wanted. Unpackaged, the application's own place stands before it. */
export const toolLine = (argv: readonly string[], isPackaged: boolean): readonly string[] | null => {
  const given = afterSwitches(argv.slice(1));
  const line = isPackaged ? given : afterSwitches(given.slice(1));
  return line[0] !== undefined && firstWords.has(line[0]) ? line : null;
};
