// The app in a process of its own, for journeys that end it as a crash would or watch it from outside. Speaks lines of JSON.
import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { join } from 'node:path';

export interface ChildApp {
  readonly process: ChildProcess;
  /** Resolves with the first line that has this key; rejects when the app ends before. */
  said(key: string): Promise<string>;
  /** Everything that was printed and is not one of those lines. */
  printed(): string;
}

/** Runs one file of `support/` under Node, behind another program where one is given (`strace`). */
export const runChild = (file: string, env: Readonly<Record<string, string>>, behind: readonly string[] = []): ChildApp => {
  const [program, ...args] = [...behind, process.execPath, join(import.meta.dirname, file)];
  const child = spawn(program, args, { env: { ...process.env, ...env }, stdio: ['ignore', 'pipe', 'pipe'], detached: true });
  const heard = new Map<string, string>();
  const waiting = new Map<string, (value: string) => void>();
  const printed: string[] = [];
  child.stderr.on('data', (bytes: Buffer) => { printed.push(bytes.toString()); });
  createInterface({ input: child.stdout }).on('line', (line) => {
    if (!line.startsWith('{')) {
      printed.push(line);
      return;
    }
    for (const [key, value] of Object.entries(JSON.parse(line) as Record<string, string>)) {
      heard.set(key, value);
      waiting.get(key)?.(value);
    }
  });
  const ended = once(child, 'exit').then(([code, signal]) => { throw new Error(`the app ended (${String(code ?? signal)}): ${printed.join('').slice(-2000)}`); });
  ended.catch(() => undefined);
  return {
    process: child,
    said: (key) => Promise.race([heard.has(key) ? Promise.resolve(heard.get(key) ?? '') : new Promise<string>((resolve) => { waiting.set(key, resolve); }), ended]),
    printed: () => printed.join(''),
  };
};
