// A rehearsal of the way back: a practice vault with one item, shares of it and a backup in another folder. It is destroyed as panic would, and
// brought back by the shares. Never knows where the real vault is.
import { randomBytes } from 'node:crypto';
import { mkdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { HoldfastError } from '../../shared/contract/failure.ts';
import type { CallName, InputOf, OutputOf } from '../../shared/contract/registry.ts';
import type { EvidenceId, JobId } from '../../shared/ids.ts';
import type { RehearsalResult } from '../../shared/panic/schema.ts';
import type { HeldShare } from '../../shared/recovery/schema.ts';
import { practisedSharing, type BroughtBack, type PracticeShare } from '../../shared/rehearsal/schema.ts';
import { createPracticeGround, type PracticeGroundOptions } from './practice-ground.ts';
import { closingMs, destroyPracticeVault, makePracticeVault, suggestPassphrase, type PracticeVault } from './practice-vault.ts';

export interface ReturnRehearsal {
  /** Makes the throw-away vault, its shares and its backup; the shares. A second call begins anew. */
  make(): Promise<readonly PracticeShare[]>;
  /** Destroys the vault as panic would and says what was seen. Throws `not-found` before it was made. */
  lose(): Promise<RehearsalResult>;
  /** Restores the backup with these shares, opens with them and reads the item. Throws `not-found` before the vault was lost. */
  bringBack(shares: readonly HeldShare[]): Promise<BroughtBack>;
  /** Ends its process and removes what is left. */
  end(): Promise<void>;
}

interface Made {
  readonly vault: PracticeVault;
  readonly item: EvidenceId;
  /** What the item holds. */
  readonly bytes: Buffer;
  isLost: boolean;
}

const itemBytes = 64 * 1024;
const lookEveryMs = 50;

export const createReturnRehearsal = ({ client, folder }: PracticeGroundOptions): ReturnRehearsal => {
  const ground = createPracticeGround({ client, folder });
  const [vaultFolder, backup, restored, file] = [join(folder, 'practice'), join(folder, 'elsewhere', 'practice.age'), join(folder, 'restored'), join(folder, 'practice item')];
  let made: Made | null = null;

  // The vault process answers with the type that the contract states; both ends are ours.
  const ask = async <N extends CallName>(name: N, input: InputOf<N>): Promise<OutputOf<N>> => (await client.ask(name, input)) as OutputOf<N>;

  /** Waits for it; throws what kept it from being done, whole or in part. */
  const whenDone = async (job: JobId): Promise<void> => {
    for (;;) {
      const { jobs } = await ask('jobs.list', {});
      const one = jobs.find((candidate) => candidate.job === job);
      if (one === undefined) throw new HoldfastError('not-found');
      if (one.failure !== null) throw new HoldfastError(one.failure.code, one.failure.facts);
      if (one.state === 'finished') break;
      await pause(lookEveryMs);
    }
    const { results } = await ask('jobs.results', { job, offset: 0, limit: 1, only: 'failed', text: '' });
    const failure = results[0]?.failure ?? null;
    if (failure !== null) throw new HoldfastError(failure.code, failure.facts);
  };

  const addItem = async (): Promise<{ readonly item: EvidenceId; readonly bytes: Buffer }> => {
    const bytes = randomBytes(itemBytes);
    await writeFile(file, bytes, { mode: 0o600 });
    const { job } = await client.askInternal('process.addPaths', { paths: [file], way: 'dialog' });
    await whenDone(job);
    await rm(file);
    const { results } = await ask('jobs.results', { job, offset: 0, limit: 1, only: 'all', text: '' });
    const item = results[0]?.item ?? null;
    if (item === null) throw new HoldfastError('not-found');
    return { item, bytes };
  };

  const makeShares = async (current: string): Promise<readonly PracticeShare[]> => {
    const { threshold, count } = practisedSharing;
    await ask('recovery.beginShares', { current, threshold, count });
    const shares: PracticeShare[] = [];
    for (let number = 1; number <= count; number += 1) {
      const passphrase = await suggestPassphrase(client);
      const { lines } = await ask('recovery.writeShare', { number, holder: `Practice ${String(number)}`, passphrase, language: 'en' });
      shares.push({ number, text: lines.join('\n'), passphrase });
    }
    await ask('recovery.finishShares', {});
    return shares;
  };

  return {
    make: () => ground.inTurn(async () => {
      made = null;
      await ground.prepare();
      const vault = await makePracticeVault(client, vaultFolder);
      const { item, bytes } = await addItem();
      const shares = await makeShares(vault.passphrase);
      await mkdir(join(backup, '..'));
      // For no key but that of the shares, as each backup of this vault that is made for keys.
      await whenDone((await client.askInternal('process.backupTo', { file: backup, readItems: false, to: { by: 'recipients', ids: [], remember: false } })).job);
      await client.end(closingMs);
      made = { vault, item, bytes, isLost: false };
      return shares;
    }),
    lose: () => ground.inTurn(async () => {
      if (made === null || made.isLost) throw new HoldfastError('not-found');
      made.isLost = true;
      return destroyPracticeVault(client, made.vault);
    }),
    bringBack: (shares) => ground.inTurn(async () => {
      if (made?.isLost !== true) throw new HoldfastError('not-found');
      await rm(restored, { recursive: true, force: true });
      const { objects } = await client.askInternal('process.backupRestore', { file: backup, folder: restored, secret: { by: 'shares', shares: [...shares] }, evenIfDamaged: false });
      await client.askInternal('process.recover', { folder: restored, shares: [...shares], memberName: 'Practice, back', passphrase: await suggestPassphrase(client) });
      const { bytes } = await client.askInternal('process.readMedia', { id: made.item, start: 0, end: made.bytes.length });
      await client.end(closingMs);
      return { objects, isSame: made.bytes.equals(bytes) };
    }),
    async end() {
      await ground.clear();
      made = null;
    },
  };
};
