// Strikes at a vault while a process stands in for the one that holds the keys, for a test that watches the system calls. Argument: the vault.
import { spawn } from 'node:child_process';
import { strike } from '../../../electron/panic/strike.ts';

const [folder = ''] = process.argv.slice(2);
const holder = spawn('sleep', ['600'], { stdio: 'ignore' });
const ended = new Promise<void>((resolve) => { holder.once('exit', () => { resolve(); }); });
await strike({
  folder,
  kill: () => {
    holder.kill('SIGKILL');
    return ended;
  },
  onUnreadable: () => undefined,
});
