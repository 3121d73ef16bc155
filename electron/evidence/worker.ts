// Entry of the evidence threads that read what files say about themselves, and read small objects back on the way. Holds no key but those of the objects it is given;
// knows no database and no custody log.
import { parentPort, workerData } from 'node:worker_threads';
import { runInspector } from './intake/inspector.ts';
import { stepBack } from './intake/step-back.ts';
import type { InspectWorkerStart } from './intake/worker-protocol.ts';

stepBack();
const { folder } = workerData as InspectWorkerStart;
if (parentPort !== null) {
  runInspector(parentPort, folder);
}
