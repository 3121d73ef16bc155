// One way to open the vault: the master key wrapped under what Argon2id made of a passphrase, a recovery code or joined shares. Every slot has
// the same size, and an unused slot is random bytes, so that without a key used and unused cannot be told apart.
import { z } from 'zod';
import type { VaultId } from '../../../shared/ids.ts';
import { slotKinds } from '../../../shared/vault/schema.ts';
import { keyBytes, nonceBytes, open, seal, tagBytes } from '../crypto/aead.ts';
import type { Argon2Parameters } from '../crypto/argon2.ts';
import { deriveSlotKey } from '../crypto/derive.ts';
import type { RandomSource } from '../crypto/random.ts';
import { Secret } from '../crypto/secret.ts';

export type SlotKind = (typeof slotKinds)[number];

/** 128 random bits that name one slot for the records, in lower-case hex. Never reused, also not at the same index. */
export const slotIdSchema = z.string().regex(/^[0-9a-f]{32}$/).brand('SlotId');
export type SlotId = z.infer<typeof slotIdSchema>;

export const newSlotId = (random: RandomSource): SlotId => slotIdSchema.parse(Buffer.from(random.bytes(slotIdBytes)).toString('hex'));

/** What a slot is sealed to besides its key. A slot copied into another vault, or beside other parameters, does not open. */
export interface SlotBinding {
  readonly vaultId: VaultId;
  readonly kdf: Argon2Parameters;
  readonly salt: Uint8Array;
}

export interface OpenedSlot {
  readonly masterKey: Secret;
  readonly slotId: SlotId;
  readonly kind: SlotKind;
}

const slotIdBytes = 16;
/**
 * The wrapped bytes begin with zeros. AES-GCM alone lets someone make one ciphertext that opens under several keys; with 32
 * known bytes in front that is as hard as finding a collision, so a crafted header cannot test many passphrases at one unlock.
 */
const zeroBytes = 32;
const plainBytes = 484;
const masterKeyAt = zeroBytes;
const slotIdAt = masterKeyAt + keyBytes;
const kindAt = slotIdAt + slotIdBytes;
const restAt = kindAt + 1;

/** Nonce, wrapped bytes, tag: 512 bytes. Most of it is empty: kinds that carry more than a key must look like any other. */
export const slotBytes = nonceBytes + plainBytes + tagBytes;

/** Code of each kind inside the wrapped bytes. Never renumbered. */
const kindCodes = Object.freeze({ passphrase: 1, 'recovery-code': 2, shares: 3 }) satisfies Record<SlotKind, number>;

/** An unused slot. */
export const emptySlot = (random: RandomSource): Uint8Array<ArrayBuffer> => random.bytes(slotBytes);

/** A slot of `slotBytes` bytes from which `stretchedKey` gets the master key back. */
export const wrapSlot = (what: {
  readonly masterKey: Secret;
  readonly stretchedKey: Secret;
  readonly slotId: SlotId;
  readonly kind: SlotKind;
  readonly binding: SlotBinding;
  readonly random: RandomSource;
}): Uint8Array<ArrayBuffer> => {
  const plain = new Uint8Array(plainBytes);
  const wrappingKey = deriveSlotKey(what.stretchedKey);
  try {
    what.masterKey.use((bytes) => plain.set(bytes, masterKeyAt));
    plain.set(Buffer.from(what.slotId, 'hex'), slotIdAt);
    plain[kindAt] = kindCodes[what.kind];
    const nonce = what.random.bytes(nonceBytes);
    const sealed = wrappingKey.use((key) => seal(key, nonce, plain, associatedData(what.binding)));
    const slot = new Uint8Array(slotBytes);
    slot.set(nonce);
    slot.set(sealed, nonceBytes);
    return slot;
  } finally {
    plain.fill(0);
    wrappingKey.end();
  }
};

/** What the slot holds, or undefined when it is unused, another's, altered or bound to something else. */
export const unwrapSlot = (slot: Uint8Array, wrappingKey: Secret, binding: SlotBinding): OpenedSlot | undefined => {
  const plain = wrappingKey.use((key) => open(key, slot.subarray(0, nonceBytes), slot.subarray(nonceBytes), associatedData(binding)));
  if (plain === undefined) return undefined;
  try {
    const kind = slotKinds.find((name) => kindCodes[name] === plain[kindAt]);
    const zerosHold = plain.subarray(0, zeroBytes).every((byte) => byte === 0) && plain.subarray(restAt).every((byte) => byte === 0);
    if (plain.byteLength !== plainBytes || kind === undefined || !zerosHold) return undefined;
    return {
      masterKey: Secret.copying(plain.subarray(masterKeyAt, slotIdAt)),
      slotId: slotIdSchema.parse(Buffer.from(plain.subarray(slotIdAt, kindAt)).toString('hex')),
      kind,
    };
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
