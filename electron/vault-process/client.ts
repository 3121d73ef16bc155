// Main's end of the vault process: starts it, asks it, ends it. Knows nothing of Electron; the transport is given.
import { HoldfastError } from '../../shared/contract/failure.ts';
import type { CallMessage, FromVaultProcess } from './messages.ts';
import type { EventMessage } from './messages.ts';
import type { ProcessCallName, ProcessInput, ProcessOutput } from './contract.ts';

/** A running process, however it was started. */
export interface VaultProcessTransport {
  send(message: CallMessage): void;
  onMessage(listener: (message: FromVaultProcess) => void): void;
  onExit(listener: () => void): void;
  /** Ends the process at once; the operating system takes back its memory. */
  kill(): void;
}

export interface VaultProcessClient {
  /** Asks for one call of the public contract; throws HoldfastError for a failure. Starts the process when none runs. */
  ask(name: string, input: unknown): Promise<unknown>;
  askInternal<N extends ProcessCallName>(name: N, input: ProcessInput<N>): Promise<ProcessOutput<N>>;
  /**
   * Lock: asks the process to commit what is in flight and close, waits at most `graceMs`, then ends it whatever it does.
   * Calls still waiting fail with `vault-locked`.
   */
  end(graceMs: number): Promise<void>;
  /** Ends every process at once, also one that hangs or is being locked, and asks it for nothing. Resolves when it has ended, at the latest after two seconds. */
  kill(): Promise<void>;
}

export interface ClientOptions {
  readonly start: () => VaultProcessTransport;
  readonly onEvent: (event: EventMessage) => void;
  /** The process ended without being asked to. */
  readonly onLost: () => void;
}

interface Running {
  readonly transport: VaultProcessTransport;
  readonly waiting: Map<number, { readonly resolve: (value: unknown) => void; readonly reject: (error: unknown) => void }>;
  readonly exited: Promise<void>;
  ending: boolean;
}

export const createVaultProcessClient = (options: ClientOptions): VaultProcessClient => {
  let running: Running | null = null;
  const alive = new Set<Running>();
  let lastId = 0;

  const failAll = (process: Running): void => {
    for (const { reject } of process.waiting.values()) {
      reject(new HoldfastError('vault-locked'));
    }
    process.waiting.clear();
  };

  const start = (): Running => {
    const transport = options.start();
    const exit = Promise.withResolvers<undefined>();
    const process: Running = { transport, waiting: new Map(), exited: exit.promise, ending: false };
    alive.add(process);
    transport.onMessage((message) => {
      if (message.kind === 'event') {
        if (!process.ending) {
          options.onEvent(message);
        }
        return;
      }
      const waiter = process.waiting.get(message.id);
      process.waiting.delete(message.id);
      if (message.result.ok) {
        waiter?.resolve(message.result.value);
      } else {
        waiter?.reject(new HoldfastError(message.result.failure.code, message.result.failure.facts));
      }
    });
    transport.onExit(() => {
      exit.resolve(undefined);
      alive.delete(process);
      failAll(process);
      if (running === process) {
        running = null;
        options.onLost();
      }
    });
    return process;
  };

  const ask = (process: Running, name: string, input: unknown): Promise<unknown> =>
    new Promise((resolve, reject) => {
      const id = ++lastId;
      process.waiting.set(id, { resolve, reject });
      process.transport.send({ kind: 'call', id, name, input });
    });

  /** Ends it and waits until the system says so, or two seconds: a process that waits for a dead disk ends only when that answers. */
  const finish = async (process: Running): Promise<void> => {
    process.ending = true;
    process.transport.kill();
    failAll(process);
    await Promise.race([process.exited, new Promise((resolve) => setTimeout(resolve, 2000).unref())]);
  };

  const current = (): Running => (running ??= start());

  return {
    ask: (name, input) => ask(current(), name, input),
    // The vault process answers each internal call with the type its declaration states; both ends are ours.
    askInternal: async (name, input) => (await ask(current(), name, input)) as ProcessOutput<typeof name>,
    async end(graceMs) {
      const process = running;
      if (process === null) {
        return;
      }
      running = null;
      process.ending = true;
      const grace = new Promise<void>((resolve) => {
        setTimeout(resolve, graceMs).unref();
      });
      await Promise.race([ask(process, 'process.close', {}).catch(() => undefined), process.exited, grace]);
      await finish(process);
    },
    async kill() {
      running = null;
      await Promise.all([...alive].map(finish));
    },
  };
};
