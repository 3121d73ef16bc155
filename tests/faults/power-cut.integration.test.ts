// A sample of the power cuts: a few of them, and the build that does not sync, which the same work must not pass.
import './remembered-argon2.ts';
import { describe, expect, it } from 'vitest';
import { interposeHindrance, sampleOf, writing } from './interpose/interpose.ts';
import { loopHindrance } from './loop-disk.ts';
import { operationCalled } from './operations/all.ts';
import { cutPower } from './power-cut.ts';
import { rehearse, withGround } from './trial.ts';

const canCut = interposeHindrance() === null && loopHindrance() === null;

// Mounting a disk in a file needs root; elsewhere it is left to the machines that build releases.
describe.skipIf(!canCut)('a power cut', () => {
  it.each(['add', 'passphrase', 'preferences'])('%s: takes nothing that was reported as done, and a build that does not sync is found out', (name) => {
    const operation = operationCalled(name);
    return withGround(operation, async (ground) => {
      // How many calls there are differs by a few from run to run: the last ones may not come again. The very end is cut at besides.
      const calls = sampleOf((await rehearse(operation, ground, writing)).map(({ n }) => n).slice(0, -10), 2);
      expect(await cutPower(operation, ground, calls)).toEqual({ cuts: 3, broken: [] });
      expect((await cutPower(operation, ground, calls, true)).broken).not.toEqual([]);
    });
  }, 240_000);
});
