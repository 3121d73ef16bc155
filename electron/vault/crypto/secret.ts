// Bytes with one owner and an end. What JavaScript cannot promise: the engine may have copied them while moving memory, and
// strings cannot be cleared at all. Ending the process is what clears everything; this only shortens the time before that.

export class Secret {
  #bytes: Uint8Array<ArrayBuffer> | undefined;

  private constructor(bytes: Uint8Array<ArrayBuffer>) {
    this.#bytes = bytes;
  }

  /** Takes the bytes over: the caller must not keep, change or clear them afterwards. */
  static owning(bytes: Uint8Array<ArrayBuffer>): Secret {
    return new Secret(bytes);
  }

  /** Copies the bytes; the caller still has its own to clear. */
  static copying(bytes: Uint8Array): Secret {
    return new Secret(Uint8Array.from(bytes));
  }

  /** Lends the bytes for the time of one synchronous call. The borrower must not keep them. Throws once ended. */
  use<T>(work: (bytes: Uint8Array<ArrayBuffer>) => T): T {
    if (this.#bytes === undefined) throw new Error('a secret was used after its end');
    return work(this.#bytes);
  }

  get ended(): boolean {
    return this.#bytes === undefined;
  }

  /** Zeroes the bytes. Safe to call again. */
  end(): void {
    this.#bytes?.fill(0);
    this.#bytes = undefined;
  }

  /** Never shows its content: secrets end up in logs by being printed as part of something else. */
  toJSON(): string {
    return '[secret]';
  }

  toString(): string {
    return '[secret]';
  }

  [Symbol.for('nodejs.util.inspect.custom')](): string {
    return '[secret]';
  }
}

/** Runs `work` with the secret and ends the secret afterwards, whatever happens. */
export const ending = async <T>(secret: Secret, work: (secret: Secret) => Promise<T> | T): Promise<T> => {
  try {
    return await work(secret);
  } finally {
    secret.end();
  }
};
