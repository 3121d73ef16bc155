// A thread of its own for the payload of a backup: seals or opens chunks as it is told. Holds the key of one backup file and nothing of a
// vault. Imports little, because starting it is part of every backup and restore.
import { parentPort, workerData } from 'node:worker_threads';
import { createOpener } from './payload/open-chunks.ts';
import type { CompareTask, FromThread, OpenTask, SealTask, ThreadStart } from './payload/protocol.ts';
import { createSealer } from './payload/seal-chunks.ts';

const port = parentPort;
if (port === null) throw new Error('the payload thread runs as a worker only');

/** The system's name for a failure. What it means to a person is decided where it is heard. */
const nameOf = (error: unknown): string | null => (error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : null);

const answer = (task: number, work: () => FromThread): void => {
  try {
    const said = work();
    port.postMessage(said, 'plain' in said ? [said.plain] : []);
  } catch (error) {
    port.postMessage({ task, error: nameOf(error) } satisfies FromThread);
  }
};

const begin = (start: ThreadStart): void => {
  if (start.role === 'seal') {
    const sealer = createSealer(start);
    port.on('message', (task: SealTask | CompareTask) => { answer(task.task, () => ('mark' in task ? sealer.compare(task) : sealer.run(task))); });
    port.on('close', sealer.close);
  } else {
    const opener = createOpener(start);
    port.on('message', (task: OpenTask) => { answer(task.task, () => opener.run(task)); });
    port.on('close', opener.close);
  }
};

try {
  begin(workerData as ThreadStart);
} catch (error) {
  // Told for whatever was asked first: the file is gone, or not ours to open.
  port.on('message', ({ task }: { readonly task: number }) => { port.postMessage({ task, error: nameOf(error) } satisfies FromThread); });
}
