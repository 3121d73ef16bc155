// What can still be found in memory after a vault was locked: the keys, the passphrase, a title, the text of an item, in every process of the application.
import { cpSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { subkeyLabels } from '../../electron/vault/crypto/derive.ts';
import { databaseKey } from '../../electron/vault/database/database-keys.ts';
import { openVault, systemRandom } from '../../electron/vault/index.ts';
import { instant } from '../../shared/time.ts';
import { runChild } from '../journeys/support/child-app.ts';
import type { LockedUse } from '../journeys/support/locked-use.ts';
import { marker } from '../journeys/support/markers.ts';
import { commandOf, familyOf, searchMemory } from './processes.ts';

export const secretsSought = ['keys', 'passphrase', 'title', 'text'] as const;
export type Sought = (typeof secretsSought)[number];

export interface ProcessMemory {
  readonly process: 'main' | 'vault process' | 'page' | 'browser';
  readonly bytes: number;
  readonly found: Readonly<Record<Sought, number>>;
}

export interface AfterLock {
  readonly open: readonly ProcessMemory[];
  readonly locked: readonly ProcessMemory[];
}

const asText = (word: string): readonly Buffer[] => [Buffer.from(word), Buffer.from(word, 'utf16le')];
const asKey = (key: Uint8Array): readonly Buffer[] => [Buffer.from(key), Buffer.from(Buffer.from(key).toString('hex')), Buffer.from(Buffer.from(key).toString('hex'), 'utf16le')];

/** The vault's keys, from a copy of its folder. */
const keysOf = async (folder: string, passphrase: string): Promise<readonly Buffer[]> => {
  const copy = mkdtempSync(join(tmpdir(), 'holdfast-keys-'));
  try {
    cpSync(folder, join(copy, 'vault'), { recursive: true });
    const { session } = await openVault({ folder: join(copy, 'vault'), secret: passphrase, kind: 'passphrase', clock: () => instant(Date.now()), random: systemRandom });
    const keys = [...session.header.masterKey.use((bytes) => asKey(bytes)), ...asKey(databaseKey(session.header.masterKey, subkeyLabels.recordsDatabase))];
    await session.close();
    return keys;
  } finally {
    rmSync(copy, { recursive: true, force: true });
  }
};

const kindOf = (pid: number, root: number): ProcessMemory['process'] | null => {
  const command = commandOf(pid);
  if (pid === root) return 'main';
  if (command.includes('vault-process')) return 'vault process';
  if (command.includes('--type=renderer')) return 'page';
  return /chrom|headless/iu.test(command) ? 'browser' : null;
};

const look = (root: number, patterns: Readonly<Record<Sought, readonly Buffer[]>>): readonly ProcessMemory[] => {
  const all = secretsSought.flatMap((sought) => patterns[sought].map((pattern) => ({ sought, pattern })));
  return familyOf(root).flatMap((pid) => {
    const kind = kindOf(pid, root);
    if (kind === null) return [];
    const { bytes, found } = searchMemory(pid, all.map(({ pattern }) => pattern));
    const count = (sought: Sought): number => found.reduce((sum, times, index) => sum + (all[index]?.sought === sought ? times : 0), 0);
    return [{ process: kind, bytes, found: { keys: count('keys'), passphrase: count('passphrase'), title: count('title'), text: count('text') } }];
  });
};

/** Long enough for what a process does by itself after a lock. */
const afterwardsMs = 3000;

/** Uses the whole application, counts while its vault is open, locks it, and counts again. */
export const countAfterLock = async (): Promise<AfterLock> => {
  const base = mkdtempSync(join(tmpdir(), 'hf-'));
  const use: LockedUse = { title: marker('title'), content: marker('content'), lockWhen: join(base, 'lock') };
  const child = runChild('locked-use.ts', { HOLDFAST_LOCKED_USE: JSON.stringify(use) });
  const root = child.process.pid ?? 0;
  try {
    const [passphrase, folder] = [await child.said('passphrase'), await child.said('folder')];
    await child.said('open');
    const keys = await keysOf(folder, passphrase);
    const patterns = { keys, passphrase: asText(passphrase), title: asText(use.title), text: asText(use.content) };
    const open = look(root, patterns);
    writeFileSync(use.lockWhen, '');
    await child.said('locked');
    await setTimeout(afterwardsMs);
    return { open, locked: look(root, patterns) };
  } finally {
    for (const pid of familyOf(root)) {
      try {
        process.kill(pid, 'SIGKILL');
      } catch {
        // It had ended by itself.
      }
    }
    rmSync(base, { recursive: true, force: true });
  }
};
