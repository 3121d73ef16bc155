// The header and the master key of an open vault, in one place, so that lock has one place to clear.
import type { Secret } from './crypto/secret.ts';
import { readHeader, withSlots, writeHeader } from './header.ts';
import type { VaultHeader } from './header.ts';
import { headerText, isAuthentic, sealHeader } from './header/format.ts';

export class HeaderKeeper {
  readonly masterKey: Secret;
  readonly #folder: string;
  #header: VaultHeader;

  /** Takes the master key over. */
  constructor(folder: string, header: VaultHeader, masterKey: Secret) {
    this.#folder = folder;
    this.#header = header;
    this.masterKey = masterKey;
  }

  get header(): VaultHeader {
    return this.#header;
  }

  /** The header as its file has it: what the records keep a copy of. */
  get text(): string {
    return headerText(sealHeader(this.#header, this.masterKey));
  }

  /**
   * Replaces slots in both copies. When a write fails, the disk holds the old header or the new one: `reread` tells which, and
   * this keeper then speaks of that one.
   */
  async replaceSlots(replaced: ReadonlyMap<number, Uint8Array>): Promise<void> {
    const next = withSlots(this.#header, replaced);
    await writeHeader(this.#folder, next, this.masterKey);
    this.#header = next;
  }

  /**
   * Replaces slots in both copies and leaves the number of the header as it is, for a change of which the records know nothing but the
   * text. `kept` is called with that text before the first copy is written: a crash in between is put right by it. What `replaceSlots`
   * says of a failing disk holds here too.
   */
  async replaceUncounted(replaced: ReadonlyMap<number, Uint8Array>, kept: (text: string) => Promise<void>): Promise<void> {
    const next = { ...this.#header, slots: this.#header.slots.map((slot, index) => replaced.get(index) ?? slot) };
    await kept(headerText(sealHeader(next, this.masterKey)));
    await writeHeader(this.#folder, next, this.masterKey);
    this.#header = next;
  }

  /** Takes the newest header on the disk that this master key proves authentic. */
  async reread(): Promise<void> {
    const { candidates } = await readHeader(this.#folder);
    const newest = candidates.find((copy) => isAuthentic(copy, this.masterKey));
    if (newest !== undefined) this.#header = newest.header;
  }

  /** Clears the master key. */
  end(): void {
    this.masterKey.end();
  }
}
