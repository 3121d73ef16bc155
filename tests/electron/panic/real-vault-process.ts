// The real vault process, from its source, as a child of the test. Its number is known, so that a test can stop it as a hanging one is.
import { fork } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import type { VaultProcessTransport } from '../../../electron/vault-process/client.ts';
import type { FromVaultProcess } from '../../../electron/vault-process/messages.ts';

const entry = fileURLToPath(new URL('../../../electron/vault-process/entry.ts', import.meta.url));
const parentPort = new URL('../../../build/shell/utility-child.ts', import.meta.url).href;

/** `more`: what Node is given besides. */
export const startRealVaultProcess = (onStart: (pid: number) => void = () => undefined, more: readonly string[] = []): VaultProcessTransport => {
  const child = fork(entry, [], { serialization: 'advanced', stdio: ['ignore', 'inherit', 'inherit', 'ipc'], execArgv: ['--import', parentPort, ...more] });
  if (child.pid !== undefined) onStart(child.pid);
  return {
    send: (message) => { if (child.connected) child.send(message, () => undefined); },
    onMessage: (listener) => { child.on('message', (message) => { listener(message as FromVaultProcess); }); },
    onExit: (listener) => { child.once('exit', () => { listener(); }); },
    kill: () => { child.kill('SIGKILL'); },
  };
};
