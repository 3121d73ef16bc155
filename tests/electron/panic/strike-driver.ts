// Strikes at a vault while a process stands in for the one that holds the keys, for a test that watches the system calls. Arguments: the vault, and folders with its header.
import { spawn } from 'node:child_process';
import { strike } from '../../../electron/panic/strike.ts';

const [folder = '', ...headerFolders] = process.argv.slice(2);
const holder = spawn('sleep', ['600'], { stdio: 'ignore' });
const ended = new Promise<void>((resolve) => { holder.once('exit', () => { resolve(); }); });
await strike({
  folder,
  headerFolders,
  kill: () => {
    holder.kill('SIGKILL');
    return ended;
  },
  onUnreadable: () => undefined,
});
