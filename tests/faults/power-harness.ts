// Power cuts at random moments of every operation, and the same with a build whose syncs do nothing, counted for the evidence.
import { randomInt } from 'node:crypto';
import { orItsFailure, type Harness } from '../evidence/harness.ts';
import { interposeHindrance, sampleOf, writing } from './interpose/interpose.ts';
import { loopHindrance } from './loop-disk.ts';
import { operationCalled, operations } from './operations/all.ts';
import { cutPower } from './power-cut.ts';
import { rehearse, withGround } from './trial.ts';

/** Beside the one at the very end. */
const [longCuts, sampledCuts, canaryCuts] = [60, 5, 5];

const randomOf = (all: readonly number[], count: number): readonly number[] => {
  const left = [...all];
  return Array.from({ length: Math.min(count, left.length) }, () => left.splice(randomInt(left.length), 1)[0] ?? 0);
};

export const powerCut: Harness = {
  name: 'power',
  title: 'Power cut',
  about: 'The operation runs on an ext4 disk in a file. At random calls that change the disk, and at the very end, the bytes of the disk are copied, the copy is mounted (its journal is replayed) and the vault on it is opened and checked. What did not hold is what did not after a kill. The same is done with a build whose syncs do nothing: a run that does not notice it proves nothing, and counts as not holding. Only where an operation tells of nothing that the next start would not do anew (opening after a crash, a step from an older version, reading, settling what was recorded) there is nothing to notice, and 0 stands there.',
  parts: operations.map(({ name }) => name),
  hindrance: () => interposeHindrance() ?? loopHindrance(),
  run: async function* cut({ long, parts, say }) {
    for (const operation of parts.map(operationCalled)) {
      yield await orItsFailure(operation.name, () => withGround(operation, async (ground) => {
        const calls = (await rehearse(operation, ground, writing)).map(({ n }) => n);
        const { cuts, broken } = await cutPower(operation, ground, long ? randomOf(calls, longCuts) : sampleOf(calls, sampledCuts));
        for (const line of broken) say(`  ${line}`);
        const canary = await cutPower(operation, ground, sampleOf(calls, canaryCuts), true);
        return {
          what: operation.name, counts: { cuts, 'cuts of a build that does not sync': canary.cuts, 'of which were noticed': new Set(canary.broken.map((line) => line.split(',')[1])).size },
          losses: [...broken, ...(operation.tellsNothing !== true && canary.broken.length === 0 ? ['a build that does not sync was not noticed'] : [])],
        };
      }));
    }
  },
};
