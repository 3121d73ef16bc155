// How long each answer takes: of the order to destroy beside a wrong passphrase, and of a decoy beside the vault itself. Turn by turn in one process,
// so that what else the machine does falls on both.
import { cp, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setDecoy, setDestroy } from '../../electron/vault/duress/change.ts';
import { createVault, openVault, systemRandom } from '../../electron/vault/index.ts';
import { instant } from '../../shared/time.ts';
import type { Harness } from '../evidence/harness.ts';
import { duressPassphrase, floorKdf, markers, passphrase } from './secrets.ts';

const turns = { sample: 9, long: 41 };
/** What is promised: medians no further apart than this. */
const apart = 0.05;
const clock = () => instant(Date.now());

const make = async (folder: string, secret: string): Promise<void> => {
  await (await createVault({ folder, passphrase: secret, memberName: markers.person, kdf: floorKdf, clock, random: systemRandom })).session.close();
};

/** Until the answer is there; closing is not part of it. */
const answered = async (folder: string, secret: string): Promise<number> => {
  const began = performance.now();
  const opened = await openVault({ folder, secret, kind: 'passphrase', clock, random: systemRandom }).catch(() => null);
  const ms = performance.now() - began;
  await opened?.session.close();
  return ms;
};

const median = (values: readonly number[]): number => values.toSorted((one, other) => one - other)[Math.floor(values.length / 2)] ?? 0;

interface Ground {
  readonly home: string;
  readonly vault: string;
}

const prepared = async (): Promise<Ground> => {
  const home = await mkdtemp(join(tmpdir(), 'holdfast-time-'));
  const [vault, decoy, destroyed] = [join(home, 'vault'), join(home, 'decoy'), join(home, 'destroyed')];
  await make(vault, passphrase);
  await make(decoy, duressPassphrase);
  await cp(vault, destroyed, { recursive: true });
  const to = await openVault({ folder: vault, secret: passphrase, kind: 'passphrase', clock, random: systemRandom });
  await setDecoy(to.session, passphrase, duressPassphrase, decoy);
  await to.session.close();
  const order = await openVault({ folder: destroyed, secret: passphrase, kind: 'passphrase', clock, random: systemRandom });
  await setDestroy(order.session, passphrase, duressPassphrase);
  await order.session.close();
  return { home, vault };
};

const pairs = {
  'the order to destroy, beside a wrong passphrase': async ({ home }: Ground, at: number) => {
    const fresh = join(home, `fresh-${String(at)}`);
    await cp(join(home, 'destroyed'), fresh, { recursive: true });
    return { other: await answered(fresh, markers.note), duress: await answered(fresh, duressPassphrase) };
  },
  'a decoy, beside the vault itself': async ({ vault }: Ground) => ({ other: await answered(vault, passphrase), duress: await answered(vault, duressPassphrase) }),
} as const;

export const duressTime: Harness = {
  name: 'duress-time',
  title: 'How long the answer to a duress passphrase takes',
  about: 'Medians over as many turns, one of each kind a turn, on vaults at the floor of Argon2id, where a difference weighs most. What did not hold: medians more than 5 in 100 apart.',
  parts: [],
  hindrance: () => null,
  run: async function* timed({ long, say }) {
    const ground = await prepared();
    try {
      for (const [what, take] of Object.entries(pairs)) {
        const taken: { readonly other: number; readonly duress: number }[] = [];
        for (let at = 0; at < (long ? turns.long : turns.sample); at += 1) taken.push(await take(ground, at));
        const [other, duress] = [median(taken.map((one) => one.other)), median(taken.map((one) => one.duress))];
        const difference = duress / other - 1;
        say(`  ${what}: ${duress.toFixed(1)} ms beside ${other.toFixed(1)} ms, ${(difference * 100).toFixed(1)} in 100 more`);
        yield {
          what, counts: { turns: taken.length, 'ms the one': Math.round(duress), 'ms the other': Math.round(other) },
          losses: Math.abs(difference) > apart ? [`${(difference * 100).toFixed(1)} in 100 apart`] : [],
        };
      }
    } finally {
      await rm(ground.home, { recursive: true, force: true });
    }
  },
};
