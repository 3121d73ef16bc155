// Whether a duress passphrase can be told from another by how long its answer takes, measured for the evidence.
import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { orItsFailure, type Figure, type Harness } from '../evidence/harness.ts';
import { compare, type Timed } from './comparison.ts';

const driver = fileURLToPath(new URL('answers-driver.ts', import.meta.url));

/** Tries of each kind. Half a minute of a quiet computer for a sample, five minutes for all. */
const often = { sample: 15, long: 60 } as const;

/** What is compared, and how many items the vault holds. */
const compared: Readonly<Record<string, readonly [part: 'refusals' | 'openings', items: number]>> = {
  'refusals': ['refusals', 1],
  'openings': ['openings', 20],
  'openings-10000': ['openings', 10_000],
};

const measured = async (what: string, tries: number): Promise<Figure> => {
  const [part, items] = compared[what] ?? ['refusals', 1];
  const { stdout } = await promisify(execFile)(process.execPath, [driver, part, String(tries), String(items)], { maxBuffer: 1024 * 1024 });
  return { what, ...compare(JSON.parse(stdout) as Timed) };
};

export const timing: Harness = {
  name: 'timing',
  title: 'How long the answer to a passphrase takes',
  about: 'In a process of its own, on fresh copies of a real vault whose Argon2id parameters the application chose for this machine, turn by turn: a wrong passphrase beside one that makes the vault unreadable, and a vault (of 20, and of 10,000 items) beside its decoy of 20. From the call until its answer. What did not hold: medians more than 5 in 100 apart.',
  parts: Object.keys(compared),
  hindrance: () => null,
  run: async function* timedTurns({ long, parts, say }) {
    for (const what of parts) {
      say(`  ${what}: ${String(long ? often.long : often.sample)} tries of each`);
      yield await orItsFailure(what, () => measured(what, long ? often.long : often.sample));
    }
  },
};
