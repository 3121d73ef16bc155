// Asks on the terminal, with or without showing what is typed. The question goes to standard error, so that answers can be piped.
import { StringDecoder } from 'node:string_decoder';
import { HoldfastError } from '../../shared/contract/failure.ts';

const keys = Object.freeze({ interrupt: '\u0003', end: '\u0004', backspace: '\u0008', delete: '\u007f', clearLine: '\u0015' });

/** Takes the last character off the screen. */
const rubOut = '\b \b';

const ask = (question: string, signal: AbortSignal, isShown: boolean): Promise<string> =>
  new Promise((resolve, reject) => {
    const { stdin, stderr } = process;
    const decoder = new StringDecoder('utf8');
    let typed: string[] = [];
    const show = (text: string): void => { if (isShown) stderr.write(text); };
    const finish = (end: () => void): void => {
      stdin.off('data', onData);
      signal.removeEventListener('abort', onAbort);
      stdin.setRawMode(false);
      stdin.pause();
      stderr.write('\n');
      end();
    };
    const onData = (bytes: Buffer): void => {
      for (const key of decoder.write(bytes)) {
        if (key === keys.interrupt || (key === keys.end && typed.length === 0)) { finish(() => { reject(new HoldfastError('cancelled')); }); return; }
        if (key === '\r' || key === '\n' || key === keys.end) { finish(() => { resolve(typed.join('')); }); return; }
        if (key === keys.backspace || key === keys.delete) {
          if (typed.pop() !== undefined) show(rubOut);
        } else if (key === keys.clearLine) {
          show(rubOut.repeat(typed.length));
          typed = [];
        } else if (key >= ' ') {
          typed.push(key);
          show(key);
        }
      }
    };
    const onAbort = (): void => { finish(() => { reject(new HoldfastError('cancelled')); }); };
    signal.addEventListener('abort', onAbort, { once: true });
    // First this: whoever types as soon as the question stands there must not see it.
    stdin.setRawMode(true);
    stderr.write(`${question} `);
    stdin.resume();
    stdin.on('data', onData);
    if (signal.aborted) onAbort();
  });

/**
 * What was typed up to Enter, which is not shown. HoldfastError `cancelled` on Ctrl-C, on Ctrl-D before anything was typed, or when the signal comes. However it
 * ends, the terminal shows again what is typed.
 */
export const askWithoutEcho = (question: string, signal: AbortSignal): Promise<string> => ask(question, signal, false);

/** The same for what everybody may see. */
export const askShown = (question: string, signal: AbortSignal): Promise<string> => ask(question, signal, true);
