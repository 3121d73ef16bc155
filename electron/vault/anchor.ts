// anchor.json: where the custody log stands, kept outside the database, because no database engine notices that it was put back to an
// older copy. Authenticated with a subkey, so that only a holder of the master key can write one.
import { lstat } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { HoldfastError } from '../../shared/contract/failure.ts';
import type { ChainEnd } from '../../shared/custody/rules.ts';
import { hex256 } from '../../shared/hex.ts';
import { vaultIdSchema } from '../../shared/ids.ts';
import type { VaultId } from '../../shared/ids.ts';
import { clearPlace } from './disk/clear-place.ts';
import { hmacSha256, sameBytes } from './crypto/digest.ts';
import type { Secret } from './crypto/secret.ts';
import { readOrdinaryFile } from './disk/ordinary-file.ts';
import { fromSystemError, systemCode } from './disk/system-failure.ts';
import { replaceFile } from './disk/whole-file.ts';
import { anchorFile, recordsFile, unfinishedAnchorFile } from './vault-files.ts';

const bits256 = z.string().regex(hex256);

const anchorSchema = z.strictObject({
  format: z.literal('holdfast-anchor'),
  version: z.literal(1),
  vaultId: vaultIdSchema,
  /** Number and hash of the newest custody entry that was ever reported as saved. */
  seq: z.int().min(0),
  hash: bits256,
  headerGeneration: z.int().min(1),
  /** What the list of the newest pages has reached at least; absent where none was ever kept. */
  pages: z.int().min(1).optional(),
  /** Whether the vault was closed in order: when not, the next opening looks for what an interrupted write left. */
  closed: z.boolean(),
});

const fileSchema = z.strictObject({ ...anchorSchema.shape, mac: bits256 });

export interface Anchor extends ChainEnd {
  readonly headerGeneration: number;
  /** Number of a record that the list of the newest pages has; null where none is known. */
  readonly pages: number | null;
  readonly closed: boolean;
}

export type ReadAnchor = { readonly state: 'good'; readonly anchor: Anchor } | { readonly state: 'missing' | 'damaged' };

/** Larger than any anchor; more is not read into memory. */
const largestAnchor = 4096;

const fileText = (vaultId: VaultId, anchor: Anchor, key: Secret): string => {
  const { seq, hash, headerGeneration, pages, closed } = anchor;
  const body = { format: 'holdfast-anchor', version: 1, vaultId, seq, hash, headerGeneration, ...(pages === null ? {} : { pages }), closed };
  const mac = key.use((bytes) => hmacSha256(bytes, Buffer.from(JSON.stringify(body), 'utf8')));
  return `${JSON.stringify({ ...body, mac: Buffer.from(mac).toString('hex') })}\n`;
};

const parsed = (text: string): z.infer<typeof fileSchema> | null => {
  try {
    return fileSchema.parse(JSON.parse(text));
  } catch {
    return null;
  }
};

/** What the anchor in a folder says, proven by nothing: the key is not known yet. */
const unproven = async (folder: string): Promise<z.infer<typeof fileSchema> | null> => {
  const bytes = await readOrdinaryFile(join(folder, anchorFile), largestAnchor + 1);
  return bytes === null || bytes.byteLength > largestAnchor ? null : parsed(bytes.toString('utf8'));
};

/** Which vault the anchor in a folder says it belongs to; null when it says nothing. Not proven by anything. */
export const idInAnchor = async (folder: string): Promise<VaultId | null> => (await unproven(folder))?.vaultId ?? null;

/** The newest number of a header that the anchor in a folder says there was of this vault; 0 when it says nothing of it. Not proven by anything. */
export const generationInAnchor = async (folder: string, vaultId: VaultId): Promise<number> => {
  const said = await unproven(folder);
  return said?.vaultId === vaultId ? said.headerGeneration : 0;
};

/** Reads the anchor of this vault. Anything that was not written whole with this vault's key is `damaged`. */
export const readAnchor = async (folder: string, vaultId: VaultId, key: Secret): Promise<ReadAnchor> => {
  const bytes = await readOrdinaryFile(join(folder, anchorFile), largestAnchor + 1);
  if (bytes === null) return { state: 'missing' };
  const found = bytes.length > largestAnchor ? null : parsed(bytes.toString('utf8'));
  if (found === null || found.vaultId !== vaultId) return { state: 'damaged' };
  const { seq, hash, headerGeneration, pages = null, closed } = found;
  const anchor = { seq, hash, headerGeneration, pages, closed };
  return sameBytes(Buffer.from(fileText(vaultId, anchor, key), 'utf8'), bytes) ? { state: 'good', anchor } : { state: 'damaged' };
};

/** Whether the folder no longer leads to the vault: moved, deleted, or on a disk that was taken out. The engine goes on writing all the same. */
const isGone = async (folder: string): Promise<boolean> =>
  lstat(join(folder, recordsFile)).then(() => false, (error: unknown) => ['ENOENT', 'ENOTDIR'].includes(systemCode(error) ?? ''));

const writeAnchor = async (folder: string, text: string): Promise<void> => {
  // An empty folder is left where a disk was mounted: nothing may be written there.
  if (await isGone(folder)) throw new HoldfastError('disk-gone');
  try {
    const place = join(folder, anchorFile);
    if ((await lstat(place).catch(() => null))?.isDirectory() === true) await clearPlace(place);
    await replaceFile(place, join(folder, unfinishedAnchorFile), text);
  } catch (error) {
    throw fromSystemError(error);
  }
};

/** Writes the anchor. Changes that end while one write is under way share the next one. */
export class AnchorKeeper {
  readonly #folder: string;
  readonly #vaultId: VaultId;
  readonly #key: Secret;
  #newest: Anchor;
  #running: Promise<void> | undefined;
  #next: Promise<void> | undefined;
  #owed = false;

  constructor(folder: string, vaultId: VaultId, key: Secret, from: Anchor) {
    this.#folder = folder;
    this.#vaultId = vaultId;
    this.#key = key;
    this.#newest = from;
  }

  /** Resolves once an anchor at least as new as this one is on the disk. */
  moveTo(change: Partial<Anchor>): Promise<void> {
    // Changes commit in order but may arrive here out of order.
    const older = change.seq !== undefined && change.seq < this.#newest.seq;
    const { seq, hash } = older ? this.#newest : { ...this.#newest, ...change };
    const pages = Math.max(this.#newest.pages ?? 0, change.pages ?? 0);
    this.#newest = { ...this.#newest, ...change, seq, hash, pages: pages === 0 ? null : pages };
    if (this.#next !== undefined) return this.#next;
    if (this.#running === undefined) return this.#begin();
    this.#next = this.#running.catch(() => undefined).then(() => this.#begin());
    return this.#next;
  }

  /**
   * `moveTo` for what is committed already: a write that fails is owed and not told, because the caller would take back (objects, copies)
   * what the database holds for good. `settle` tells it, before anything more is committed. Where the vault's folder is gone, nothing holds it:
   * that alone is told at once (`disk-gone`).
   */
  async follow(change: Partial<Anchor>): Promise<void> {
    await this.moveTo(change).catch(async (error: unknown) => {
      if (await isGone(this.#folder)) throw error;
    });
  }

  /** Writes what is owed; throws the failures of the disk. To be awaited before each transaction that ends in `follow`. */
  async settle(): Promise<void> {
    if (this.#owed) await this.moveTo({});
  }

  /** The file of an anchor that stands here, for a copy of the vault: closed, so that nothing is looked for in it, and without the list of pages, which is not copied. */
  textFor(end: ChainEnd, headerGeneration: number): string {
    return fileText(this.#vaultId, { ...end, headerGeneration, pages: null, closed: true }, this.#key);
  }

  /** Ends the key. The keeper is of no use afterwards. */
  end(): void {
    this.#key.end();
  }

  #begin(): Promise<void> {
    this.#next = undefined;
    this.#running = writeAnchor(this.#folder, fileText(this.#vaultId, this.#newest, this.#key))
      .then(() => { this.#owed = false; }, (error: unknown) => {
        this.#owed = true;
        throw error;
      })
      .finally(() => { this.#running = undefined; });
    return this.#running;
  }
}
