// The process that is harmed. Runs one operation and prints a line after each step that was reported as done: what a person would have
// been told. Arguments: the operation's name, the folder that it changes, the ground's folder.
import { writeSync } from 'node:fs';
import { asFailure } from '../../electron/vault/disk/system-failure.ts';
import { placesIn } from './operations/ground.ts';
import { operationCalled } from './operations/all.ts';

const [name = '', root = '', ground = ''] = process.argv.slice(2);

try {
  // Synchronous, so that the line is out before the next step begins.
  await operationCalled(name).drive(placesIn(ground), root, (step) => { writeSync(1, `ack ${step}\n`); });
} catch (error) {
  const { code } = asFailure(error);
  writeSync(1, `failed ${code}\n`);
  if (code === 'unexpected') writeSync(2, `${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`);
  process.exitCode = 1;
}
