// The process in which openings are timed, apart from harnesses that remember Argon2id: real vaults with the parameters that the application chooses.
// Arguments: the part, how often each is tried, how many items the larger vault holds. Writes one line: what was tried, and milliseconds.
import { execFileSync } from 'node:child_process';
import { cp, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fillWithRecords } from '../../build/bench/bench-vault.ts';
import { createVault, systemRandom, VaultService } from '../../electron/vault/index.ts';
import { HoldfastError } from '../../shared/contract/failure.ts';
import { instant } from '../../shared/time.ts';
import type { Timed } from './comparison.ts';

const [part = '', tries = '', items = ''] = process.argv.slice(2);
const [passphrase, duress, wrong] = ['lantern orbit mosaic velvet cactus', 'pillow cactus engine marble saddle', 'umbrella gravel tinsel harbour'];
const clock = () => instant(Date.now());
const root = await mkdtemp(join(tmpdir(), 'holdfast-timing-'));
const at = (...names: string[]): string => join(root, ...names);

const made = async (folder: string, secret: string, count: number): Promise<void> => {
  const { session } = await createVault({ folder, passphrase: secret, memberName: 'Nino', clock, random: systemRandom });
  await fillWithRecords(session, count);
  await session.close();
};

const opening = (secret: string) => ({ folder: at('try', 'vault'), secret, kind: 'passphrase' as const, clock, random: systemRandom });

/** How long one try takes at a fresh copy of both vaults, with nothing left for the disk to do. A refusal is an answer like an opening. */
const timed = async (secret: string, expected: 'opened' | 'refused'): Promise<number> => {
  await rm(at('try'), { recursive: true, force: true });
  await cp(at('model'), at('try'), { recursive: true });
  execFileSync('sync');
  const service = new VaultService();
  const began = performance.now();
  const answer = await service.open(opening(secret)).then(() => 'opened', (error: unknown) => {
    if (error instanceof HoldfastError && error.code === 'passphrase-did-not-open') return 'refused';
    throw error;
  });
  const ms = performance.now() - began;
  await service.close();
  if (answer !== expected) throw new Error(`${answer} where ${expected} was expected`);
  return ms;
};

const prepared = async (choose: (service: VaultService) => Promise<void>): Promise<void> => {
  const service = new VaultService();
  await service.open({ ...opening(passphrase), folder: at('model', 'vault') });
  await choose(service);
  await service.close();
};

const parts: Readonly<Record<string, { readonly names: readonly [string, string]; readonly secrets: readonly [string, string]; readonly answer: 'opened' | 'refused'; readonly lay: () => Promise<void> }>> = {
  refusals: {
    names: ['a wrong passphrase', 'one that makes the vault unreadable'], secrets: [wrong, duress], answer: 'refused',
    async lay() {
      await made(at('model', 'vault'), passphrase, 1);
      await prepared((service) => service.setDestroy(passphrase, duress));
    },
  },
  openings: {
    names: ['the vault', 'its decoy'], secrets: [passphrase, duress], answer: 'opened',
    async lay() {
      await made(at('model', 'vault'), passphrase, Number(items));
      await made(at('model', 'decoy'), duress, 20);
      await prepared((service) => service.setDecoy(passphrase, duress, at('model', 'decoy'), null));
    },
  },
};

try {
  const chosen = parts[part];
  if (chosen === undefined) throw new Error(`no part ${part}`);
  await chosen.lay();
  const ms: readonly [number[], number[]] = [[], []];
  // The first turn warms caches up and is not kept. Whoever goes first in one turn goes second in the next.
  for (let turn = 0; turn <= Number(tries); turn += 1) {
    for (const which of turn % 2 === 0 ? [0, 1] as const : [1, 0] as const) {
      const one = await timed(chosen.secrets[which], chosen.answer);
      if (turn > 0) ms[which].push(one);
    }
  }
  const result: Timed = { first: { what: chosen.names[0], ms: ms[0] }, second: { what: chosen.names[1], ms: ms[1] } };
  process.stdout.write(`${JSON.stringify(result)}\n`);
} finally {
  await rm(root, { recursive: true, force: true });
}
