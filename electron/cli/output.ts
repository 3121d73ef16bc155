// Where the tool's words go. Standard output carries the answer and nothing else, so that it can be piped; everything said on
// the way goes to standard error.
import type { Writable } from 'node:stream';

const readerGone = (error: unknown): boolean => error instanceof Error && 'code' in error && error.code === 'EPIPE';

/** `holdfast list | head` closes our output early: that is how pipes end, not a failure. */
export const tolerateClosedPipes = (): void => {
  for (const stream of [process.stdout, process.stderr]) {
    stream.on('error', (error) => { if (!readerGone(error)) throw error; });
  }
};

/** Resolves when the text was handed to the system, or nobody reads it any more. */
const write = (stream: Writable, text: string): Promise<void> =>
  new Promise((resolve, reject) => {
    stream.write(text, (error) => {
      if (error && !readerGone(error)) reject(error);
      else resolve();
    });
  });

export interface Output {
  readonly json: boolean;
  /** A line of the answer as it becomes known; dropped with `--json`, where the document says it in the end. */
  line(text: string): Promise<void>;
  document(value: object): Promise<void>;
  /** Something said on the way. */
  say(text: string): Promise<void>;
}

export const createOutput = (json: boolean): Output => ({
  json,
  line: async (text) => { if (!json) await write(process.stdout, `${text}\n`); },
  document: (value) => write(process.stdout, `${JSON.stringify(value)}\n`),
  say: (text) => write(process.stderr, `${text}\n`),
});

/** Control characters of file names would steer the terminal: they are shown as `\xNN`. */
export const plain = (text: string): string =>
  text.toWellFormed().replace(/[\u0000-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069\u200e\u200f\u061c]/gu, (character) => `\\x${(character.codePointAt(0) ?? 0).toString(16).padStart(2, '0')}`);
