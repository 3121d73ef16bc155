// Argon2id (RFC 9106) through the `argon2` package: what makes guessing a passphrase slow. Runs off the main thread.
import type * as Argon2 from 'argon2';
import { HoldfastError } from '../../../shared/contract/failure.ts';
import { Secret } from './secret.ts';

/** Loaded when it is first used: under a Node that it was not compiled for, loading it ends the process. */
const library = (): Promise<typeof Argon2> => import('argon2');

export interface Argon2Parameters {
  readonly memoryKiB: number;
  readonly passes: number;
  readonly lanes: number;
}

/**
 * The bytes of a passphrase: RFC 8265's OpaqueString. Spaces of other scripts become the plain space and the text is brought to
 * NFC, so that the same passphrase typed on another keyboard or system is the same bytes. Not NFKC: it would make passphrases
 * equal that a person sees as different. Case and outer spaces are kept. The caller owns the secret.
 */
export const passphraseBytes = (passphrase: string): Secret => {
  const text = passphrase.toWellFormed().replace(/\p{Zs}/gu, ' ').normalize('NFC');
  const bytes = new Uint8Array(text.length * 3);
  const { written } = new TextEncoder().encodeInto(text, bytes);
  const secret = Secret.copying(bytes.subarray(0, written));
  bytes.fill(0);
  return secret;
};

/**
 * Thirty-two bytes from a secret and a salt. Parameters must have been bounded by key-slots/kdf-policy.ts when they come from
 * a file. Throws HoldfastError `memory-not-available` when the memory cannot be had. The caller owns the result; `input` stays the caller's.
 */
export const argon2id = async (input: Secret, salt: Uint8Array, parameters: Argon2Parameters, extra: { readonly secret?: Uint8Array; readonly associatedData?: Uint8Array } = {}): Promise<Secret> => {
  const password = input.use((bytes) => Uint8Array.from(bytes));
  try {
    const { argon2id: type, hash } = await library();
    const raw = await hash(withoutCopying(password), {
      raw: true,
      type,
      version: 0x13,
      hashLength: 32,
      memoryCost: parameters.memoryKiB,
      timeCost: parameters.passes,
      parallelism: parameters.lanes,
      salt: Buffer.from(salt),
      ...(extra.secret === undefined ? {} : { secret: Buffer.from(extra.secret) }),
      ...(extra.associatedData === undefined ? {} : { associatedData: Buffer.from(extra.associatedData) }),
    });
    const secret = Secret.copying(raw);
    raw.fill(0);
    return secret;
  } catch (error) {
    if (isAllocationFailure(error)) throw new HoldfastError('memory-not-available', { mebibytes: Math.ceil(parameters.memoryKiB / 1024) }, { cause: error });
    throw error;
  } finally {
    password.fill(0);
  }
};

/**
 * The package passes what it is given to `Buffer.from`, which copies a Buffer into Node's shared pool, where no one clears it,
 * and wraps an ArrayBuffer in place. Its native side clears its own copy (ARGON2_FLAG_CLEAR_PASSWORD). So it is handed the
 * ArrayBuffer, which its type does not mention.
 */
const withoutCopying = (bytes: Uint8Array<ArrayBuffer>): Buffer => bytes.buffer as unknown as Buffer;

const isAllocationFailure = (error: unknown): boolean => error instanceof Error && /memory allocation|bad_alloc|out of memory/i.test(error.message);
