// A vault with some evidence for tests that update, cut short, damage and restore mirrors of it, and looks at what lies in them.
import { cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach } from 'vitest';
import '../../faults/remembered-argon2.ts';
import { silentProgress, type BackupProgress } from '../../../electron/backup/progress.ts';
import type { OpenSession } from '../../../electron/vault/index.ts';
import { makeVault } from '../backup/backup-for-tests.ts';
import { evidenceOver } from '../evidence/evidence-for-tests.ts';
import { reopen } from '../vault/vault-for-tests.ts';

/** The vault of one test, open, in a folder of its own that is gone afterwards. */
export class OwnVault {
  #folder = '';
  #session: OpenSession | undefined;

  get folder(): string {
    return this.#folder;
  }

  get session(): OpenSession {
    if (this.#session === undefined) throw new Error('the vault of this test is closed');
    return this.#session;
  }

  readonly at = (...names: readonly string[]): string => join(this.#folder, ...names);

  async begin(): Promise<void> {
    this.#folder = mkdtempSync(join(tmpdir(), 'holdfast-test-'));
    this.#session = await makeVault(this.#folder);
  }

  /** Begins with all that another one's folder holds; that one is closed. */
  copy(model: OwnVault): void {
    this.#folder = mkdtempSync(join(tmpdir(), 'holdfast-test-'));
    cpSync(model.folder, this.#folder, { recursive: true });
  }

  async reopen(change: Parameters<typeof reopen>[1] = {}): Promise<void> {
    await this.close();
    ({ session: this.#session } = await reopen(this.at('vault'), change));
  }

  async close(): Promise<void> {
    await this.#session?.close();
    this.#session = undefined;
  }

  async end(): Promise<void> {
    await this.close();
    rmSync(this.#folder, { recursive: true, force: true });
  }
}

/** Begins every test of a file with a vault of its own that has some evidence: a copy of one. */
export const vaultOfEachTest = (): OwnVault => {
  const [model, own] = [new OwnVault(), new OwnVault()];
  beforeAll(async () => {
    await model.begin();
    await model.close();
  }, 60_000);
  afterAll(() => model.end());
  beforeEach(async () => {
    own.copy(model);
    await own.reopen();
  }, 60_000);
  afterEach(() => own.end());
  return own;
};

/** Adds files with these contents; names are made from `name`. */
export const addFiles = async (session: OpenSession, folder: string, name: string, contents: readonly Buffer[]): Promise<void> => {
  const place = join(folder, `originals-${name}`);
  mkdirSync(place);
  contents.forEach((bytes, index) => { writeFileSync(join(place, `${name}-${String(index)}.bin`), bytes); });
  const evidence = evidenceOver(session);
  await evidence.add(place);
  await evidence.shut();
};

/** Paths below a folder, sorted. */
export const filesBelow = (folder: string): readonly string[] =>
  readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((path) => statSync(join(folder, path)).isFile()).sort();

/** Every file below a folder by its path, as text of its bytes, with when it was last written. */
export const bytesBelow = (folder: string): Record<string, string> => Object.fromEntries(filesBelow(folder).map((path) => [path, readFileSync(join(folder, path)).toString('base64')]));

/** Inode numbers: a file that was written anew has another. */
export const inodesBelow = (folder: string): Record<string, number> => Object.fromEntries(filesBelow(folder).map((path) => [path, statSync(join(folder, path)).ino]));

/** Stops the work when it has asked so many times. */
export const stoppingAfter = (times: number): BackupProgress => {
  let asked = 0;
  return { ...silentProgress(), mayContinue: () => Promise.resolve((asked += 1) <= times) };
};
