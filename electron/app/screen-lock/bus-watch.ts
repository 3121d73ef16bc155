// Listens to one message bus of a Linux desktop through `dbus-monitor`, the bus's own tool: it is given an address and rules and nothing of ours, and it keeps
// Node's sockets out of this program. Begins again when it ends, for as long as it is wanted.
import { spawn, type ChildProcess } from 'node:child_process';
import { createInterface } from 'node:readline';

/** `deaf`: no bus answers, for now. `noProgram`: the tool is not on this computer. */
export type Hearing = 'listening' | 'deaf' | 'noProgram';

export interface BusWatch {
  readonly hearing: Hearing;
  /** Ends the listening. */
  end(): void;
}

export interface BusWatchOptions {
  /** Where the tool may be; the first that is there is started. */
  readonly programs: readonly string[];
  /** A D-Bus address, like `unix:path=/run/user/1000/bus`. */
  readonly address: string;
  readonly rules: readonly string[];
  readonly line: (line: string) => void;
  readonly hearingChanged: () => void;
}

/** How long a bus that ended is left alone: longer with every time, so that one that never comes costs nothing. */
const firstPauseMs = 1000;
const longestPauseMs = 60_000;

const isMissing = (error: unknown): boolean => error instanceof Error && 'code' in error && error.code === 'ENOENT';

export const watchBus = ({ programs, address, rules, line, hearingChanged }: BusWatchOptions): BusWatch => {
  let hearing: Hearing = 'deaf';
  let child: ChildProcess | null = null;
  let again: NodeJS.Timeout | undefined;
  let pauseMs = firstPauseMs;
  let isEnded = false;

  const hears = (next: Hearing): void => {
    if (next === hearing || isEnded) return;
    hearing = next;
    hearingChanged();
  };
  const later = (): void => {
    if (isEnded) return;
    hears('deaf');
    again = setTimeout(() => { start(0); }, pauseMs);
    again.unref();
    pauseMs = Math.min(pauseMs * 2, longestPauseMs);
  };
  const start = (which: number): void => {
    const program = programs[which];
    if (program === undefined) {
      hears('noProgram');
      return;
    }
    const started = spawn(program, ['--address', address, ...rules], { cwd: '/', env: {}, stdio: ['ignore', 'pipe', 'ignore'] });
    child = started;
    let couldStart = true;
    started.on('error', (error) => {
      couldStart = false;
      if (isMissing(error)) start(which + 1);
      else later();
    });
    createInterface({ input: started.stdout }).on('line', (said) => {
      if (isEnded) return;
      // The bus greets whoever it lets in, by a signal of its own.
      hears('listening');
      pauseMs = firstPauseMs;
      line(said);
    });
    started.on('close', () => {
      if (couldStart && child === started) later();
    });
  };

  start(0);
  return {
    get hearing() {
      return hearing;
    },
    end() {
      isEnded = true;
      clearTimeout(again);
      child?.kill('SIGKILL');
    },
  };
};
