// Starts the vault process as an Electron utility process and carries messages to and from it.
import { utilityProcess } from 'electron';
import type { VaultProcessTransport } from '../vault-process/client.ts';
import type { FromVaultProcess } from '../vault-process/messages.ts';

const endNow = (pid: number): void => {
  try {
    process.kill(pid, 'SIGKILL');
  } catch (error) {
    // It ended by itself a moment ago.
    if (!(error instanceof Error) || !('code' in error) || error.code !== 'ESRCH') throw error;
  }
};

/**
 * The engine's room for new objects, in MiB: its own limit of 16 lets the process grow by a third while thousands of small files are added and is given back to nobody. With 4 it takes
 * a quarter less for them, and no longer (measured, see docs/known-limits.md, Speed).
 */
const engine = ['--max-semi-space-size=4'];

/** `entry` is the built vault process. */
export const startVaultProcess = (entry: string): VaultProcessTransport => {
  const child = utilityProcess.fork(entry, [], { serviceName: 'Holdfast vault', execArgv: engine, stdio: ['ignore', 'inherit', 'inherit'] });
  return {
    send(message) {
      child.postMessage(message);
    },
    onMessage(listener) {
      child.on('message', (message: FromVaultProcess) => {
        listener(message);
      });
    },
    onExit(listener) {
      child.once('exit', () => {
        listener();
      });
    },
    kill() {
      // Electron's own kill() asks with SIGTERM, which a process that is stopped never hears.
      if (child.pid !== undefined) endNow(child.pid);
      else child.once('spawn', () => { if (child.pid !== undefined) endNow(child.pid); });
    },
  };
};
