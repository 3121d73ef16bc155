// A slot as bytes: what it holds sealed under a key, the same size whatever that is. An unused slot is random bytes, so that without a key
// used and unused cannot be told apart.
import type { VaultId } from '../../../shared/ids.ts';
import { nonceBytes, open, seal, tagBytes } from '../crypto/aead.ts';
import type { Argon2Parameters } from '../crypto/argon2.ts';
import { deriveSlotKey } from '../crypto/derive.ts';
import type { RandomSource } from '../crypto/random.ts';
import type { Secret } from '../crypto/secret.ts';

/** What a slot is sealed to besides its key. A slot copied into another vault, or beside other parameters, does not open. */
export interface SlotBinding {
  readonly vaultId: VaultId;
  readonly kdf: Argon2Parameters;
  readonly salt: Uint8Array;
}

/**
 * The wrapped bytes begin with zeros. AES-GCM alone lets someone make one ciphertext that opens under several keys; with 32
 * known bytes in front that is as hard as finding a collision, so a crafted header cannot test many passphrases at one unlock.
 */
const zeroBytes = 32;
/** What a kind of slot can fill as it likes. */
export const contentBytes = 452;

/** Nonce, wrapped bytes, tag: 512 bytes. Most of it is empty: kinds that carry more than a key must look like any other. */
export const slotBytes = nonceBytes + zeroBytes + contentBytes + tagBytes;

/** An unused slot. */
export const emptySlot = (random: RandomSource): Uint8Array<ArrayBuffer> => random.bytes(slotBytes);

/** A slot from which `stretchedKey` gets `content` back, a buffer of `contentBytes` that the caller clears. */
export const sealSlot = (content: Uint8Array, stretchedKey: Secret, binding: SlotBinding, random: RandomSource): Uint8Array<ArrayBuffer> => {
  const plain = new Uint8Array(zeroBytes + contentBytes);
  const wrappingKey = deriveSlotKey(stretchedKey);
  try {
    plain.set(content, zeroBytes);
    const nonce = random.bytes(nonceBytes);
    const sealed = wrappingKey.use((key) => seal(key, nonce, plain, associatedData(binding)));
    const slot = new Uint8Array(slotBytes);
    slot.set(nonce);
    slot.set(sealed, nonceBytes);
    return slot;
  } finally {
    plain.fill(0);
    wrappingKey.end();
  }
};

/** Lends what the slot holds to `read`; undefined when it is unused, another's, altered or bound to something else. The bytes are cleared afterwards. */
export const openSlot = <T>(slot: Uint8Array, wrappingKey: Secret, binding: SlotBinding, read: (content: Uint8Array) => T | undefined): T | undefined => {
  const plain = wrappingKey.use((key) => open(key, slot.subarray(0, nonceBytes), slot.subarray(nonceBytes), associatedData(binding)));
  if (plain === undefined) return undefined;
  try {
    const isWhole = plain.byteLength === zeroBytes + contentBytes && plain.subarray(0, zeroBytes).every((byte) => byte === 0);
    return isWhole ? read(plain.subarray(zeroBytes)) : undefined;
  } finally {
    plain.fill(0);
  }
};

const associatedData = (binding: SlotBinding): Uint8Array => {
  const numbers = Buffer.alloc(16);
  numbers.writeUInt32BE(1, 0);
  numbers.writeUInt32BE(binding.kdf.memoryKiB, 4);
  numbers.writeUInt32BE(binding.kdf.passes, 8);
  numbers.writeUInt32BE(binding.kdf.lanes, 12);
  return Buffer.concat([Buffer.from('holdfast/v1/slot\0'), numbers, Buffer.from(binding.vaultId, 'hex'), binding.salt]);
};
