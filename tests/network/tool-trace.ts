// The command line tool with every call written down that reaches the network or makes a file, and what of it should not be.
import { readFile } from 'node:fs/promises';
import { readTrace, strace } from '../journeys/support/network-trace.ts';

/** What comes before the tool's own line of words. */
export const tracedTool = (file: string): readonly string[] =>
  [strace, '-f', '-qq', '--seccomp-bpf', '-yy', '-Y', '-s', '32', '-o', file, '-e', 'trace=socket,connect,bind,listen,accept,accept4,sendto,sendmsg,sendmmsg,open,openat,openat2,creat,mkdir,mkdirat'];

export interface ToolTrace {
  readonly calls: number;
  /** Calls that could have reached another computer. */
  readonly outside: readonly string[];
  /** Whole paths of files that were opened to be made, with or without a name. */
  readonly made: readonly string[];
}

const made = (line: string): readonly string[] => {
  const [, path] = (/\b(?:O_CREAT|O_TMPFILE|creat\()/u.test(line) ? / = \d+<([^>]*)>/u.exec(line) : null) ?? [];
  return path === undefined || /^\/(?:dev|proc)\//u.test(path) ? [] : [path];
};

/** Reads what strace wrote. A call whose line was cut in two by another thread's counts with its end. */
export const readToolTrace = async (file: string): Promise<ToolTrace> => {
  const lines = (await readFile(file, 'utf8')).split('\n').filter((line) => line !== '');
  const begun = new Map<string, string>();
  const whole = lines.flatMap((line) => {
    const [, thread = '', rest = ''] = /^(\d+\S*) +(.*)$/u.exec(line) ?? [];
    if (rest.endsWith('<unfinished ...>')) {
      begun.set(thread, rest.slice(0, -'<unfinished ...>'.length));
      return [];
    }
    return [rest.startsWith('<... ') ? `${begun.get(thread) ?? ''}${rest.replace(/^<\.\.\. \w+ resumed>/u, '')}` : rest];
  });
  return { calls: whole.length, outside: readTrace(file).outside, made: [...new Set(whole.flatMap(made))] };
};
