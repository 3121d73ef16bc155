// Every moment of every operation, and a kill at every call, counted for the evidence.
import { availableParallelism } from 'node:os';
import { orItsFailure, type Harness } from '../evidence/harness.ts';
import { interposeHindrance } from './interpose/interpose.ts';
import { sweep } from './kill-sweep.ts';
import { everyMoment } from './moments.ts';
import { operationCalled, operations } from './operations/all.ts';

/** Points of each operation in a sample. */
const sampled = 8;

const parts = operations.map(({ name }) => name);
const whatDoesNotHold = 'What did not hold: something that was reported as done and is not there, a state that is neither the one before nor the one after, a problem that the full check finds, a file left behind, a word that can be read on the disk; of a wipe, anything that opens.';

export const killSweep: Harness = {
  name: 'kill',
  title: 'Killed at any system call that writes',
  about: `The process is killed (SIGKILL) before its n-th call that would change a disk, counted over all its threads; the vault is opened again as the next start would, and checked to its last byte. ${whatDoesNotHold} Besides, in the run without a kill: a file that got its name before it was synced, a folder that was not synced after, a row before its object, anything that was changed before the slots of a vault to be destroyed were overwritten and synced.`,
  parts,
  hindrance: interposeHindrance,
  run: async function* swept({ long, parts: wanted, say }) {
    for (const part of wanted) {
      yield await orItsFailure(part, async () => {
        const { points, tried, killed, placed, broken } = await sweep(operationCalled(part), long ? Number.POSITIVE_INFINITY : sampled, long ? availableParallelism() : 1, (line) => { say(`  ${line}`); });
        return { what: part, counts: { points, tried, killed, 'files put in their place in order': placed }, losses: [...broken, ...(killed === 0 ? ['nothing was killed'] : [])] };
      });
    }
  },
};

export const moments: Harness = {
  name: 'moments',
  title: 'The disk at every moment of an operation',
  about: `The process is stopped before each call that would change a disk. What lies on the disk then, which is what a kill there leaves, is copied and opened as the next start would; states that are the same are opened once. The same is asked as after a kill. A sample takes all of them as well.`,
  parts,
  hindrance: interposeHindrance,
  run: async function* examined({ parts: wanted, say }) {
    for (const part of wanted) {
      yield await orItsFailure(part, async () => {
        const { stops, opened, broken } = await everyMoment(operationCalled(part), (line) => { say(`  ${line}`); });
        return { what: part, counts: { 'moments': stops, 'different states opened': opened }, losses: broken };
      });
    }
  },
};
