// Makes and opens real vaults for tests, at the floor of Argon2id so that each opening costs as little as it may.
import { rmSync } from 'node:fs';
import { cp, mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { instant } from '../../../shared/time.ts';
import type { Instant } from '../../../shared/time.ts';
import { systemRandom } from '../../../electron/vault/crypto/random.ts';
import type { Evenly } from '../../../electron/vault/opening/even-answers.ts';
import { createVault } from '../../../electron/vault/create.ts';
import { kdfFloor } from '../../../electron/vault/key-slots/kdf-policy.ts';
import { openVault } from '../../../electron/vault/opening/open.ts';
import type { OpenRequest, Opened } from '../../../electron/vault/opening/open.ts';
import type { OpenSession } from '../../../electron/vault/opening/open-session.ts';
import { HoldfastError } from '../../../shared/contract/failure.ts';

export const passphrase = 'lantern orbit mosaic velvet cactus';

/** A clock that a test turns: one second on with every look. */
export const steppingClock = (start = 1_700_000_000_000): (() => Instant) => {
  let now = start;
  return () => instant((now += 1000));
};

export const make = (folder: string, secret = passphrase) =>
  createVault({ folder, passphrase: secret, memberName: 'Nino', kdf: { ...kdfFloor, lanes: 4 }, clock: steppingClock(), random: systemRandom });

/** Answers as soon as it can: when a person is answered has tests of its own. */
export const atOnce: Evenly = () => () => Promise.resolve();

export const reopen = (folder: string, change: Partial<Extract<OpenRequest, { readonly kind: 'passphrase' | 'recovery-code' }>> = {}): Promise<Opened> =>
  openVault({ folder, secret: passphrase, kind: 'passphrase', clock: steppingClock(1_800_000_000_000), random: systemRandom, evenly: atOnce, ...change });

let model: Promise<string> | undefined;

const makeModel = async (): Promise<string> => {
  const folder = await mkdtemp(join(tmpdir(), 'holdfast-model-'));
  process.once('exit', () => { rmSync(folder, { recursive: true, force: true }); });
  await (await make(join(folder, 'vault'))).session.close();
  return join(folder, 'vault');
};

/**
 * Opens a copy of one vault, made once in a process, for tests that ask nothing of how a vault is made. With `remembered-argon2.ts` it costs a small
 * part of `make`. All of them are one vault: where there must be two, one of them is made.
 */
export const openCopy = async (folder: string): Promise<OpenSession> => {
  await cp(await (model ??= makeModel()), folder, { recursive: true });
  return (await reopen(folder, { clock: steppingClock(1_700_000_100_000) })).session;
};

/** The code of the failure that the work ends in; an error of any other class is thrown on. */
export const failureOf = async (work: Promise<unknown>): Promise<string> =>
  work.then(() => 'no failure', (error: unknown) => {
    if (error instanceof HoldfastError) return error.code;
    throw error;
  });
