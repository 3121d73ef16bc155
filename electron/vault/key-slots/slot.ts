// What slots hold. One way to open the vault: the master key wrapped under what Argon2id made of a passphrase, a recovery code or joined
// shares. Or what answers a duress passphrase: another vault's key and place, or nothing but the seed of what the header is overwritten with.
import { z } from 'zod';
import { hex128 } from '../../../shared/hex.ts';
import { vaultIdSchema, type VaultId } from '../../../shared/ids.ts';
import { slotKinds } from '../../../shared/vault/schema.ts';
import { keyBytes } from '../crypto/aead.ts';
import type { RandomSource } from '../crypto/random.ts';
import { Secret } from '../crypto/secret.ts';
import { contentBytes, openSlot, sealSlot, type SlotBinding } from './sealed-slot.ts';

export { emptySlot, slotBytes, type SlotBinding } from './sealed-slot.ts';

export type SlotKind = (typeof slotKinds)[number];

/** 128 random bits that name one slot for the records, in lower-case hex. Never reused, also not at the same index. */
export const slotIdSchema = z.string().regex(hex128).brand('SlotId');
export type SlotId = z.infer<typeof slotIdSchema>;

export const newSlotId = (random: RandomSource): SlotId => slotIdSchema.parse(Buffer.from(random.bytes(idBytes)).toString('hex'));

/** A way into this vault. */
export interface OpenedSlot {
  readonly masterKey: Secret;
  readonly slotId: SlotId;
  readonly kind: SlotKind;
}

/** Answers a duress passphrase with another vault: its master key, the slot of that vault that the passphrase opens, and where it lies. */
export interface DecoySlot {
  readonly kind: 'decoy';
  readonly masterKey: Secret;
  readonly slotId: SlotId;
  readonly vaultId: VaultId;
  /** From the vault's folder to the decoy's, or a whole path where no way leads from one to the other. */
  readonly path: string;
}

/** Answers a duress passphrase by destroying the header. Holds no key: `seed` only says what the header is overwritten with. */
export interface DestroySlot {
  readonly kind: 'destroy';
  readonly seed: Secret;
}

export type DuressSlot = DecoySlot | DestroySlot;
export type AnySlot = OpenedSlot | DuressSlot;

export const isDuress = <T extends AnySlot>(slot: T): slot is Extract<T, DuressSlot> => slot.kind === 'decoy' || slot.kind === 'destroy';

/** Clears what came out of a slot. */
export const endSlot = (slot: AnySlot): void => { (slot.kind === 'destroy' ? slot.seed : slot.masterKey).end(); };

const idBytes = 16;
const slotIdAt = keyBytes;
const kindAt = slotIdAt + idBytes;
const restAt = kindAt + 1;
const pathLengthAt = restAt + idBytes;
const pathAt = pathLengthAt + 2;

/** What a decoy's path can take, in UTF-8. */
export const longestDecoyPath = contentBytes - pathAt;

/** Code of each kind inside the wrapped bytes. Never renumbered. */
const kindCodes = Object.freeze({ passphrase: 1, 'recovery-code': 2, shares: 3 }) satisfies Record<SlotKind, number>;
const decoyCode = 4;
const destroyCode = 5;

interface Sealing {
  readonly stretchedKey: Secret;
  readonly binding: SlotBinding;
  readonly random: RandomSource;
}

const sealed = ({ stretchedKey, binding, random }: Sealing, secret: Secret, kind: number, fill: (content: Buffer) => void): Uint8Array<ArrayBuffer> => {
  const content = Buffer.alloc(contentBytes);
  try {
    secret.use((bytes) => content.set(bytes));
    content[kindAt] = kind;
    fill(content);
    return sealSlot(content, stretchedKey, binding, random);
  } finally {
    content.fill(0);
  }
};

/** A slot of `slotBytes` bytes from which `stretchedKey` gets the master key back. */
export const wrapSlot = (what: Sealing & Pick<OpenedSlot, 'masterKey' | 'slotId' | 'kind'>): Uint8Array<ArrayBuffer> =>
  sealed(what, what.masterKey, kindCodes[what.kind], (content) => { content.write(what.slotId, slotIdAt, 'hex'); });

/** A slot that leads `stretchedKey` to the decoy. RangeError for a path longer than `longestDecoyPath`. */
export const wrapDecoy = (what: Sealing & Omit<DecoySlot, 'kind'>): Uint8Array<ArrayBuffer> => {
  const path = Buffer.from(what.path);
  if (path.byteLength > longestDecoyPath) throw new RangeError('the path is too long for a slot');
  return sealed(what, what.masterKey, decoyCode, (content) => {
    content.write(what.slotId, slotIdAt, 'hex');
    content.write(what.vaultId, restAt, 'hex');
    content.writeUInt16BE(path.byteLength, pathLengthAt);
    content.set(path, pathAt);
  });
};

/** A slot in which `stretchedKey` finds the order to destroy. */
export const wrapDestroy = (what: Sealing & Omit<DestroySlot, 'kind'>): Uint8Array<ArrayBuffer> => sealed(what, what.seed, destroyCode, () => undefined);

const hexAt = (content: Uint8Array, at: number): string => Buffer.from(content.subarray(at, at + idBytes)).toString('hex');
const isEmptyFrom = (content: Uint8Array, at: number): boolean => content.subarray(at).every((byte) => byte === 0);

const readDecoy = (content: Uint8Array): DecoySlot | undefined => {
  const end = pathAt + Buffer.from(content).readUInt16BE(pathLengthAt);
  if (end > contentBytes || !isEmptyFrom(content, end)) return undefined;
  return {
    kind: 'decoy', masterKey: Secret.copying(content.subarray(0, keyBytes)), slotId: slotIdSchema.parse(hexAt(content, slotIdAt)),
    vaultId: vaultIdSchema.parse(hexAt(content, restAt)), path: Buffer.from(content.subarray(pathAt, end)).toString('utf8'),
  };
};

const readContent = (content: Uint8Array): AnySlot | undefined => {
  if (content[kindAt] === decoyCode) return readDecoy(content);
  if (!isEmptyFrom(content, restAt)) return undefined;
  if (content[kindAt] === destroyCode) return { kind: 'destroy', seed: Secret.copying(content.subarray(0, keyBytes)) };
  const kind = slotKinds.find((name) => kindCodes[name] === content[kindAt]);
  return kind === undefined ? undefined : { kind, masterKey: Secret.copying(content.subarray(0, keyBytes)), slotId: slotIdSchema.parse(hexAt(content, slotIdAt)) };
};

/** What the slot holds, or undefined when it is unused, another's, altered or bound to something else. */
export const unwrapSlot = (slot: Uint8Array, wrappingKey: Secret, binding: SlotBinding): AnySlot | undefined => openSlot(slot, wrappingKey, binding, readContent);
