// Reusable memory for blocks on their way to the disk. Holds ciphertext only, so that nothing has to be cleared.

/** Writers give their blocks back; a few are kept, because making a mebibyte of memory for every photo costs more than sealing it. */
export class BlockPool {
  readonly #free: Buffer[] = [];
  readonly #bytes: number;
  readonly #most: number;

  constructor(bytes: number, most: number) {
    this.#bytes = bytes;
    this.#most = most;
  }

  take(): Buffer {
    return this.#free.pop() ?? Buffer.allocUnsafeSlow(this.#bytes);
  }

  giveBack(block: Buffer): void {
    if (this.#free.length < this.#most) this.#free.push(block);
  }
}
