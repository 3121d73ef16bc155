// Subkeys by HKDF (RFC 5869). Every label is named here: two uses of one label would be two uses of one key.
import { createHmac, createSecretKey, hkdfSync } from 'node:crypto';
import { Secret } from './secret.ts';

/**
 * What a subkey of the master key is for. The text is part of the format: changing one makes existing vaults unreadable.
 */
export const subkeyLabels = Object.freeze({
  /** Raw key of records.db. */
  recordsDatabase: 'holdfast/v1/records-database',
  /** Raw key of previews.db. */
  previewsDatabase: 'holdfast/v1/previews-database',
  /** Authenticates the header, so that edited parameters are noticed after unlocking. */
  headerMac: 'holdfast/v1/header-mac',
  /** Authenticates anchor.json: the head of the custody log kept outside the database. */
  anchorMac: 'holdfast/v1/anchor-mac',
  /** Authenticates the list of the newest pages of records.db. */
  pageListMac: 'holdfast/v1/page-list-mac',
  /** Makes the tags on that list. */
  pageTags: 'holdfast/v1/page-tags',
});

export type SubkeyLabel = (typeof subkeyLabels)[keyof typeof subkeyLabels];

/** Label under which the joined shares give the private key that opens backups (X25519, RFC 7748). */
const sharesBackupLabel = 'holdfast/v1/shares-backup-key';

/** Label under which a slot's wrapping key comes out of what Argon2id made of a passphrase. */
const slotWrapLabel = 'holdfast/v1/slot-wrap';

const noSalt = new Uint8Array(0);
const encoder = new TextEncoder();

/** HKDF-SHA256 (RFC 5869). Throws a RangeError beyond 255 times 32 bytes. */
export const hkdfSha256 = (input: Uint8Array, salt: Uint8Array, info: Uint8Array, length: number): Uint8Array<ArrayBuffer> => {
  if (length > 255 * 32) throw new RangeError('HKDF gives at most 255 blocks');
  return new Uint8Array(hkdfSync('sha256', input, salt, info, length));
};

/** No salt: the input is uniformly random already, and each label is used for one purpose. */
const labelled = (input: Uint8Array, label: string): Uint8Array<ArrayBuffer> => hkdfSha256(input, noSalt, encoder.encode(label), 32);

/** A 256-bit subkey of the master key (HKDF-SHA256, no salt, info = label). The caller owns it and ends it. */
export const deriveSubkey = (masterKey: Secret, label: SubkeyLabel): Secret =>
  Secret.owning(masterKey.use((bytes) => labelled(bytes, label)));

/** The key that wraps slots, from the 32 bytes that Argon2id gave. */
export const deriveSlotKey = (stretchedKey: Secret): Secret =>
  Secret.owning(stretchedKey.use((bytes) => labelled(bytes, slotWrapLabel)));

/** The private key of the backups that the holders of shares can open together, from the secret that was split. */
export const deriveSharesBackupKey = (sharedSecret: Secret): Secret =>
  Secret.owning(sharedSecret.use((bytes) => labelled(bytes, sharesBackupLabel)));

/**
 * HKDF-Expand alone, with SHA-512, for constructions whose input is already a uniformly random key. `length` is at most
 * 255 times 64 bytes.
 */
export const expandSha512 = (key: Uint8Array, info: Uint8Array, length: number): Uint8Array<ArrayBuffer> => {
  if (length > 255 * 64) throw new RangeError('HKDF-Expand gives at most 255 blocks');
  const output = new Uint8Array(length);
  // A key object: Node takes raw bytes for a key only after it has failed to take them for one, which costs more than the hash.
  const keyObject = createSecretKey(key);
  let previous: Uint8Array = noSalt;
  for (let counter = 1, filled = 0; filled < length; counter += 1) {
    previous = createHmac('sha512', keyObject).update(previous).update(info).update(Uint8Array.of(counter)).digest();
    output.set(previous.subarray(0, length - filled), filled);
    filled += previous.byteLength;
  }
  return output;
};
