// The header and the master key of an open vault, in one place, so that lock has one place to clear. Knows where the header lies.
import { HoldfastError } from '../../../shared/contract/failure.ts';
import type { Secret } from '../crypto/secret.ts';
import { readHeader, repairHeaderCopies, withSlots, writeHeader } from './header.ts';
import type { VaultHeader } from './header.ts';
import { headerText, isAuthentic, sealHeader } from './format.ts';
import { holdsHeader, type HeaderHome } from './place.ts';

const gone: ReadonlySet<string> = new Set(['vault-missing', 'folder-not-a-vault', 'disk-gone']);

export class HeaderKeeper {
  readonly masterKey: Secret;
  #home: HeaderHome;
  #header: VaultHeader;

  /** Takes the master key over. */
  constructor(home: HeaderHome, header: VaultHeader, masterKey: Secret) {
    this.#home = home;
    this.#header = header;
    this.masterKey = masterKey;
  }

  get header(): VaultHeader {
    return this.#header;
  }

  get home(): HeaderHome {
    return this.#home;
  }

  /** The header as its file has it: what the records keep a copy of. */
  get text(): string {
    return headerText(sealHeader(this.#header, this.masterKey));
  }

  /** From now on the header in force lies there: it was written there already. */
  moveTo(home: HeaderHome): void {
    this.#home = home;
  }

  /** Throws `header-not-here` when the header is on another disk that is not there now. */
  async requireHere(): Promise<void> {
    if (this.#home.isElsewhere) await this.reread();
  }

  /**
   * Replaces slots in both copies. When a write fails, the disk holds the old header or the new one: `reread` tells which, and
   * this keeper then speaks of that one.
   */
  async replaceSlots(replaced: ReadonlyMap<number, Uint8Array>): Promise<void> {
    const next = withSlots(this.#header, replaced);
    await writeHeader(this.#home.folder, next, this.masterKey);
    this.#header = next;
    await this.refreshCopies();
  }

  /**
   * Replaces slots in both copies and leaves the number of the header as it is, for a change of which the records know nothing but the
   * text. `kept` is called with that text before the first copy is written: a crash in between is put right by it. What `replaceSlots`
   * says of a failing disk holds here too.
   */
  async replaceUncounted(replaced: ReadonlyMap<number, Uint8Array>, kept: (text: string) => Promise<void>): Promise<void> {
    const next = { ...this.#header, slots: this.#header.slots.map((slot, index) => replaced.get(index) ?? slot) };
    await this.requireHere();
    await kept(headerText(sealHeader(next, this.masterKey)));
    await writeHeader(this.#home.folder, next, this.masterKey);
    this.#header = next;
    await this.refreshCopies();
  }

  /** Takes the newest header on the disk that this master key proves authentic. */
  async reread(): Promise<void> {
    const { candidates } = await readHeader(this.#home.folder).catch((error: unknown) => {
      throw this.#home.isElsewhere && error instanceof HoldfastError && gone.has(error.code) ? new HoldfastError('header-not-here', { reason: 'notFound' }, { cause: error }) : error;
    });
    const newest = candidates.find((copy) => isAuthentic(copy, this.masterKey));
    if (newest !== undefined) this.#header = newest.header;
  }

  /** Brings further copies into line whose disks are there. Those whose disks are not stay as they are until an opening finds them. */
  async refreshCopies(): Promise<void> {
    for (const folder of this.#home.others) {
      if (await holdsHeader(folder, this.#header.vaultId)) await repairHeaderCopies(folder, this.#header, this.masterKey).catch(() => undefined);
    }
  }

  /** Clears the master key. */
  end(): void {
    this.masterKey.end();
  }
}
