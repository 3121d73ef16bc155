// A second reader of the vault's files, written from FORMAT.md with Node's primitives alone: it imports nothing of the vault. If it
// and the vault disagree, the document is wrong or the vault is.
import assert from 'node:assert/strict';
import { createDecipheriv, createHash, createHmac, hkdfSync } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

interface HeaderFile {
  readonly format: string; readonly version: number; readonly vaultId: string; readonly generation: number;
  readonly argon2id: { readonly memoryKiB: number; readonly passes: number; readonly lanes: number; readonly salt: string };
  readonly slots: readonly string[]; readonly mac: string; readonly checksum: string;
}

const hex = (text: string): Buffer => Buffer.from(text, 'hex');
const label = (text: string): Buffer => Buffer.from(text, 'latin1');
const u32 = (value: number): Buffer => { const bytes = Buffer.alloc(4); bytes.writeUInt32BE(value); return bytes; };
const u64 = (value: number): Buffer => Buffer.concat([u32(Math.floor(value / 2 ** 32)), u32(value % 2 ** 32)]);
const hkdf = (key: Uint8Array, info: string): Buffer => Buffer.from(hkdfSync('sha256', key, '', label(info), 32));

const gcm = (key: Uint8Array, nonce: Uint8Array, sealed: Uint8Array, associated: Uint8Array): Buffer | undefined => {
  const decipher = createDecipheriv('aes-256-gcm', key, nonce, { authTagLength: 16 });
  decipher.setAAD(associated);
  decipher.setAuthTag(sealed.subarray(-16));
  const plain = decipher.update(sealed.subarray(0, -16));
  try { decipher.final(); } catch { return undefined; }
  return plain;
};

/** Sections 1 and 2: what the stretched key opens in `vault.json`. */
export const secondOpening = (folder: string, stretchedKey: Uint8Array): { masterKey: string; slotId: string; kind: number; index: number } => {
  const header = JSON.parse(readFileSync(join(folder, 'vault.json'), 'utf8')) as HeaderFile;
  assert.deepEqual([header.format, header.version, header.slots.length], ['holdfast-vault', 1, 16]);
  const { memoryKiB, passes, lanes, salt } = header.argon2id;
  const numbers = [u32(memoryKiB), u32(passes), u32(lanes)];
  const covered = Buffer.concat([label('holdfast/v1/header\0'), hex(header.vaultId), u32(1), u64(header.generation), ...numbers, hex(salt), ...header.slots.map(hex)]);
  assert.equal(createHash('sha256').update(covered).update(hex(header.mac)).digest('hex'), header.checksum);
  const associated = Buffer.concat([label('holdfast/v1/slot\0'), u32(1), ...numbers, hex(header.vaultId), hex(salt)]);
  const slotKey = hkdf(stretchedKey, 'holdfast/v1/slot-wrap');
  const plains = header.slots.map((slot) => gcm(slotKey, hex(slot).subarray(0, 12), hex(slot).subarray(12), associated));
  const index = plains.findIndex((plain) => plain !== undefined);
  const plain = plains[index];
  assert.ok(plain !== undefined && plain.length === 484);
  assert.deepEqual([...plain.subarray(0, 32), ...plain.subarray(81)], Array(435).fill(0));
  const masterKey = plain.subarray(32, 64);
  assert.equal(createHmac('sha256', hkdf(masterKey, 'holdfast/v1/header-mac')).update(covered).digest('hex'), header.mac);
  return { masterKey: masterKey.toString('hex'), slotId: plain.toString('hex', 64, 80), kind: plain[80] ?? 0, index };
};

/** Section 3: the content of one object. */
export const secondRead = (folder: string, ref: { readonly id: string; readonly key: Uint8Array; readonly size: number }): Buffer => {
  const file = readFileSync(join(folder, 'objects', ref.id.slice(0, 2), ref.id));
  assert.equal(file.toString('latin1', 0, 16), 'holdfast object\x01');
  const info = Buffer.concat([label('c2sp.org/chunked-encryption@v1+AEAD_AES_256_GCM\0'), file.subarray(16, 40), label('holdfast/v1/object\0'), hex(ref.id)]);
  const blocks: Buffer[] = [];
  for (let count = 1; count <= 2; count += 1) {
    blocks.push(createHmac('sha512', ref.key).update(blocks.at(-1) ?? '').update(info).update(Buffer.of(count)).digest());
  }
  const derived = Buffer.concat(blocks);
  assert.equal(Buffer.compare(derived.subarray(44, 76), file.subarray(40, 72)), 0);
  const padded = paddedAsWritten(ref.size);
  assert.equal(file.length, 72 + padded + 16 * (Math.floor(padded / 16384) + 1));
  const plains: Buffer[] = [];
  for (let index = 0; 72 + index * 16400 < file.length; index += 1) {
    const counter = Buffer.concat([Buffer.alloc(4), u64(index)]);
    const nonce = Buffer.from(derived.subarray(32, 44).map((byte, at) => byte ^ (counter[at] ?? 0)));
    const plain = gcm(derived.subarray(0, 32), nonce, file.subarray(72 + index * 16400, 72 + (index + 1) * 16400), Buffer.alloc(0));
    assert.ok(plain !== undefined);
    plains.push(plain);
  }
  assert.ok((plains.at(-1)?.length ?? 16384) < 16384);
  const whole = Buffer.concat(plains);
  assert.ok(whole.subarray(ref.size).every((byte) => byte === 0));
  return whole.subarray(0, ref.size);
};

const paddedAsWritten = (size: number): number => {
  if (size <= 4008) return 4008;
  const exponent = size.toString(2).length - 1;
  const kept = exponent.toString(2).length;
  const step = 2 ** (exponent - kept);
  return Math.ceil(size / step) * step;
};
