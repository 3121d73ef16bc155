// The few chunks last decrypted for one reader, so that a player asking for many small ranges does not decrypt the same 16 KiB
// again and again. Plain bytes: cleared when they leave and when the reader closes.

export class ChunkCache {
  readonly #chunks = new Map<number, Uint8Array>();
  readonly #most: number;

  constructor(most: number) {
    this.#most = most;
  }

  get(index: number): Uint8Array | undefined {
    const chunk = this.#chunks.get(index);
    if (chunk !== undefined) {
      this.#chunks.delete(index);
      this.#chunks.set(index, chunk);
    }
    return chunk;
  }

  /** Takes the bytes over. */
  put(index: number, chunk: Uint8Array): void {
    this.#chunks.get(index)?.fill(0);
    this.#chunks.delete(index);
    this.#chunks.set(index, chunk);
    for (const [oldest, bytes] of this.#chunks) {
      if (this.#chunks.size <= this.#most) break;
      bytes.fill(0);
      this.#chunks.delete(oldest);
    }
  }

  clear(): void {
    for (const chunk of this.#chunks.values()) chunk.fill(0);
    this.#chunks.clear();
  }
}
