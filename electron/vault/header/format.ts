// The header as a value and as text: `vault.json`, format version 1 (FORMAT.md, "Header"). No files here, no secrets kept.
import { z } from 'zod';
import { HoldfastError } from '../../../shared/contract/failure.ts';
import { vaultIdSchema, type VaultId } from '../../../shared/ids.ts';
import { deriveSubkey, subkeyLabels } from '../crypto/derive.ts';
import { hmacSha256, sameBytes, sha256 } from '../crypto/digest.ts';
import type { Secret } from '../crypto/secret.ts';
import { kdfParametersSchema } from '../key-slots/kdf-policy.ts';
import { slotBytes } from '../key-slots/slot.ts';
import { slotCount, type SlotRow } from '../key-slots/slot-table.ts';
import { formatName, parseStub, stubVersion } from './stub.ts';

export const headerVersion = 1;
export const saltBytes = 16;
/** A header is 17.2 kB. Anything much larger is not one and is not read into memory. */
export const largestHeader = 32 * 1024;

/** What the header says. A new one is made from an old one by `withSlots`, which counts the generation up. */
export interface VaultHeader extends SlotRow {
  readonly vaultId: VaultId;
  /** Counts every rewriting. The records keep the last one they saw, so that an older header put back is noticed. */
  readonly generation: number;
}

/** A header with the code over it that only a holder of the master key can make. */
export interface SealedHeader {
  readonly header: VaultHeader;
  readonly mac: Uint8Array;
}

const hexOf = (bytes: number): z.ZodString => z.string().length(bytes * 2).regex(/^[0-9a-f]*$/);

const textSchema = z.strictObject({
  format: z.literal(formatName),
  version: z.literal(headerVersion),
  vaultId: vaultIdSchema,
  generation: z.int().min(1),
  argon2id: z.strictObject({ ...kdfParametersSchema.shape, salt: hexOf(saltBytes) }),
  slots: z.array(hexOf(slotBytes)).length(slotCount),
  mac: hexOf(32),
  checksum: hexOf(32),
});

/** Read before anything else, so that a vault from the future is told from a damaged one. */
const versionSchema = z.looseObject({ format: z.literal(formatName), version: z.int().min(1).max(0xffff) });

/** A header with some slots replaced and the generation counted up. */
export const withSlots = (header: VaultHeader, replaced: ReadonlyMap<number, Uint8Array>): VaultHeader => ({
  ...header,
  generation: header.generation + 1,
  slots: header.slots.map((slot, index) => replaced.get(index) ?? slot),
});

/** Adds the code that protects everything in the header. */
export const sealHeader = (header: VaultHeader, masterKey: Secret): SealedHeader => ({ header, mac: macOf(header, masterKey) });

/** Whether this very header was written by someone who held this master key. */
export const isAuthentic = (sealed: SealedHeader, masterKey: Secret): boolean => sameBytes(sealed.mac, macOf(sealed.header, masterKey));

/** The one text of a header: any other text with the same meaning is refused when read, so every changed byte is noticed. */
export const headerText = ({ header, mac }: SealedHeader): string =>
  `${JSON.stringify(
    {
      format: formatName,
      version: headerVersion,
      vaultId: header.vaultId,
      generation: header.generation,
      argon2id: { ...numbersOf(header), salt: hex(header.salt) },
      slots: header.slots.map(hex),
      mac: hex(mac),
      checksum: hex(checksumOf(header, mac)),
    },
    null,
    1,
  )}\n`;

/**
 * Reads a header's text. HoldfastError `header-not-here` (vaultId) for the text that stands in for a header on another disk,
 * `version-unsupported` (found, supported) for a version we do not know, `header-damaged` (reason) for anything else that is not exactly a header: also for Argon2id parameters outside floor and ceiling.
 */
export const parseHeader = (text: string): SealedHeader => {
  const value = jsonOf(text);
  const version = versionSchema.safeParse(value);
  if (version.success && version.data.version === stubVersion) throw new HoldfastError('header-not-here', { vaultId: parseStub(value, text) });
  if (version.success && version.data.version !== headerVersion) {
    throw new HoldfastError('version-unsupported', { found: version.data.version, supported: stubVersion });
  }
  const parsed = textSchema.safeParse(value);
  if (!parsed.success) throw damaged('shape');
  const { vaultId, generation, argon2id, slots, mac } = parsed.data;
  const { salt, ...kdf } = argon2id;
  const sealed: SealedHeader = {
    header: { vaultId, generation, kdf, salt: bytes(salt), slots: slots.map(bytes) },
    mac: bytes(mac),
  };
  // Also checks the checksum, which needs no key: rot is told from a wrong passphrase before a second is spent on Argon2id.
  if (headerText(sealed) !== text) throw damaged('checksum');
  return sealed;
};

const numbersOf = ({ kdf }: VaultHeader): VaultHeader['kdf'] => ({ memoryKiB: kdf.memoryKiB, passes: kdf.passes, lanes: kdf.lanes });

const macOf = (header: VaultHeader, masterKey: Secret): Uint8Array => {
  const key = deriveSubkey(masterKey, subkeyLabels.headerMac);
  try {
    return key.use((keyBytes) => hmacSha256(keyBytes, canonicalBytes(header)));
  } finally {
    key.end();
  }
};

const checksumOf = (header: VaultHeader, mac: Uint8Array): Uint8Array => sha256(canonicalBytes(header), mac);

/** Fixed widths throughout, so that no two headers have the same bytes. */
const canonicalBytes = (header: VaultHeader): Uint8Array => {
  const numbers = Buffer.alloc(24);
  numbers.writeUInt32BE(headerVersion, 0);
  numbers.writeBigUInt64BE(BigInt(header.generation), 4);
  numbers.writeUInt32BE(header.kdf.memoryKiB, 12);
  numbers.writeUInt32BE(header.kdf.passes, 16);
  numbers.writeUInt32BE(header.kdf.lanes, 20);
  return Buffer.concat([Buffer.from('holdfast/v1/header\0'), bytes(header.vaultId), numbers, header.salt, ...header.slots]);
};

const jsonOf = (text: string): unknown => {
  try {
    return JSON.parse(text);
  } catch {
    throw damaged('not-json');
  }
};

const damaged = (reason: string): HoldfastError => new HoldfastError('header-damaged', { reason });

const hex = (value: Uint8Array): string => Buffer.from(value).toString('hex');
const bytes = (text: string): Uint8Array => Uint8Array.from(Buffer.from(text, 'hex'));
