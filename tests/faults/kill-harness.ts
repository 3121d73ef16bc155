// Every kill point of every kind of change, counted for the evidence.
import { spawnSync } from 'node:child_process';
import type { Harness } from '../evidence/harness.ts';
import { sweep, sweptKinds } from './kill-sweep.ts';

/** Points of each kind in a sample. */
const sampled = 8;
const atOnce = 2;

export const straceHindrance = (): string | null =>
  (spawnSync('strace', ['-o', '/dev/null', '-e', 'trace=none', 'true']).status === 0 ? null : 'strace is not there or may not trace');

export const killSweep: Harness = {
  name: 'kill',
  title: 'Killed at any system call that writes',
  about: 'The process is killed (SIGKILL) before the n-th call of its kind that would change a file of the vault, the vault is opened again as the next start would, and checked to its last byte. What did not hold: something that was reported as done and is not there, a state that is neither the one before nor the one after, a problem that the check finds, a word that can be read on the disk; of a wipe, anything that opens.',
  parts: sweptKinds,
  hindrance: straceHindrance,
  run: async function* swept({ long, parts, say }) {
    for (const kind of sweptKinds.filter((one) => parts.includes(one))) {
      const { points, tried, killed, broken } = await sweep(kind, long ? Number.POSITIVE_INFINITY : sampled, atOnce, (line) => { say(`  ${line}`); });
      yield { what: kind, counts: { points, tried, killed }, losses: [...broken, ...(killed === 0 ? ['nothing was killed'] : [])] };
    }
  },
};
