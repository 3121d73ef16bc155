// The cryptography and the file formats without a test runner, so that the same lines run under Node and under Bun. Bun is built
// on BoringSSL, as Electron is: what OpenSSL has and BoringSSL has not fails here.
//
//   crypto-and-format.ts write FOLDER     makes a header and objects, and prints what this runtime computes
//   crypto-and-format.ts read FOLDER      opens what another runtime made there, and prints what it found
//
// Exits with an error as soon as anything is not as it must be.
import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { inflateSync } from 'node:zlib';
import { open, seal } from '../../electron/vault/crypto/aead.ts';
import { argon2id, passphraseBytes } from '../../electron/vault/crypto/argon2.ts';
import { chunkBytes, chunkOffset, messageLength, openMessage, prefixBytes, sealMessage } from '../../electron/vault/crypto/chunked.ts';
import { deriveSlotKey, deriveSubkey, expandSha512, subkeyLabels } from '../../electron/vault/crypto/derive.ts';
import { Secret } from '../../electron/vault/crypto/secret.ts';
import { newHeader, openHeader, stretch, withSlots, writeHeader } from '../../electron/vault/header/header.ts';
import { headerText, sealHeader } from '../../electron/vault/header/format.ts';
import { makeRecoveryCode } from '../../electron/vault/key-slots/recovery-code.ts';
import { newSlotId, wrapSlot } from '../../electron/vault/key-slots/slot.ts';
import { unlockSecret } from '../../electron/vault/key-slots/unlock-secret.ts';
import { createFileObjectStore } from '../../electron/vault/objects/file-object-store.ts';
import type { ObjectRef } from '../../electron/vault/objects/object-store.ts';
import { judgePassphrase } from '../../electron/vault/members/passphrase-quality.ts';
import { objectIdSchema } from '../../shared/ids.ts';
import { countingRandom } from '../electron/vault/counting-random.ts';
import { fromHex, toHex, wycheproof } from '../electron/vault/outside-vectors.ts';

const sizes = [0, 1, 4008, chunkBytes - 1, chunkBytes, chunkBytes + 1, 70 * chunkBytes + 5] as const;
const contentOf = (size: number): Uint8Array => countingRandom(`content of ${size}`).bytes(size);
const passphrase = 'ქარიშხალი cafe\u0301 umbrella';
const kdf = { memoryKiB: 256 * 1024, passes: 3, lanes: 4 };
const digestOf = (...parts: readonly Uint8Array[]): string => createHash('sha256').update(Buffer.concat(parts)).digest('hex');

/** Everything computed from fixed inputs: must be equal under every runtime. */
const answers = async (): Promise<Record<string, unknown>> => {
  const random = countingRandom('runtimes');
  const masterKey = Secret.owning(random.bytes(32));
  const stretchedKey = await argon2id(Secret.copying(Buffer.alloc(32, 1)), Buffer.alloc(16, 2), { memoryKiB: 32, passes: 3, lanes: 4 });
  const header = await newHeader(random, kdf);
  const slot = wrapSlot({ masterKey, stretchedKey, slotId: newSlotId(random), kind: 'passphrase', binding: header, random });
  const sealer = sealMessage(random.bytes(32), random.bytes(24), Buffer.from('context'));
  const chunk = new Uint8Array(116);
  sealer.seal(0, random.bytes(100), chunk);
  return {
    subkeys: Object.values(subkeyLabels).map((label) => deriveSubkey(masterKey, label).use(toHex)),
    slotKey: deriveSlotKey(masterKey).use(toHex),
    expanded: toHex(expandSha512(random.bytes(32), Buffer.from('info'), 100)),
    argon2id: stretchedKey.use(toHex),
    slot: toHex(slot),
    header: digestOf(Buffer.from(headerText(sealHeader(withSlots(header, new Map([[3, slot]])), masterKey)))),
    message: digestOf(sealer.prefix, chunk),
    passphrase: passphraseBytes(passphrase).use(toHex),
    recoveryCode: makeRecoveryCode(random),
    judgement: judgePassphrase('umbrella gravel 1991', ['Gravel']),
    vectors: { aesGcm: aesGcmVectors(), chunked: chunkedVectors() },
  };
};

/** How many Wycheproof vectors agree; every one must. */
const aesGcmVectors = (): number => {
  interface Group { readonly ivSize: number; readonly keySize: number; readonly tests: readonly { key: string; iv: string; aad: string; msg: string; ct: string; tag: string; result: string }[] }
  const tests = (wycheproof('aes_gcm_test.json').groups as readonly Group[]).filter((group) => group.keySize === 256 && group.ivSize === 96).flatMap((group) => group.tests);
  for (const { key, iv, aad, msg, ct, tag, result } of tests) {
    const opened = open(fromHex(key), fromHex(iv), fromHex(ct + tag), fromHex(aad));
    assert.equal(opened === undefined ? 'refused' : toHex(opened), result === 'valid' ? msg : 'refused');
    if (result === 'valid') assert.equal(toHex(seal(fromHex(key), fromHex(iv), fromHex(msg), fromHex(aad))), ct + tag);
  }
  return tests.length;
};

const chunkedVectors = (): number => {
  interface Vector { readonly key: string; readonly ctx: string; readonly ct: string; readonly msgLength?: number; readonly msgSha512?: string; readonly result: string }
  const tests = (wycheproof('c2sp_chunked_encryption_aes_256_gcm_test.json').groups as readonly { tests: readonly Vector[] }[]).flatMap((group) => group.tests);
  for (const { key, ctx, ct, msgLength, msgSha512, result } of tests) {
    const message = inflateSync(fromHex(ct));
    const opener = openMessage(fromHex(key), message.subarray(0, prefixBytes), fromHex(ctx));
    const plain = Buffer.alloc(message.byteLength);
    let length = 0;
    let whole = opener !== undefined;
    for (let index = 0; whole && length % chunkBytes === 0 && (index === 0 || length === index * chunkBytes); index += 1) {
      const sealed = message.subarray(chunkOffset(index), chunkOffset(index + 1));
      whole = opener?.open(index, sealed, plain.subarray(length)) === true;
      if (whole) length += sealed.byteLength - 16;
      if (sealed.byteLength < chunkBytes + 16) break;
    }
    whole &&= messageLength(length) === message.byteLength;
    assert.equal(whole, result === 'valid');
    if (whole) assert.deepEqual([length, createHash('sha512').update(plain.subarray(0, length)).digest('hex')], [msgLength, msgSha512]);
  }
  return tests.length;
};

const write = async (folder: string): Promise<void> => {
  const random = countingRandom(folder);
  const masterKey = Secret.owning(random.bytes(32));
  const header = await newHeader(random, kdf);
  const stretchedKey = await stretch(header, unlockSecret('passphrase', passphrase));
  const slot = wrapSlot({ masterKey, stretchedKey, slotId: newSlotId(random), kind: 'passphrase', binding: header, random });
  await writeHeader(folder, withSlots(header, new Map([[11, slot]])), masterKey);
  const store = createFileObjectStore({ folder, random });
  const refs: ObjectRef[] = [];
  for (const size of sizes) {
    const writer = await store.create();
    await writer.write(contentOf(size));
    refs.push(await writer.finish());
  }
  await store.publish(refs);
  // Stands in for records.db, which is not what is tested here.
  writeFileSync(join(folder, 'refs.json'), JSON.stringify({ masterKey: masterKey.use(toHex), refs: refs.map((ref) => ({ ...ref, key: toHex(ref.key) })) }));
  process.stdout.write(JSON.stringify(await answers()));
};

const read = async (folder: string): Promise<void> => {
  const records = JSON.parse(readFileSync(join(folder, 'refs.json'), 'utf8')) as { masterKey: string; refs: { id: string; key: string; size: number }[] };
  const opened = await openHeader(folder, unlockSecret('passphrase', passphrase.normalize('NFC')));
  assert.ok(!('duress' in opened));
  assert.deepEqual([opened.masterKey.use(toHex), opened.index, opened.problems], [records.masterKey, 11, []]);
  await assert.rejects(openHeader(folder, unlockSecret('passphrase', 'another')), { code: 'passphrase-did-not-open' });
  const store = createFileObjectStore({ folder, random: countingRandom('reading') });
  for (const { id, key, size } of records.refs) {
    const reader = await store.open({ id: objectIdSchema.parse(id), key: fromHex(key), size });
    assert.equal(Buffer.compare(await reader.read(0, size), contentOf(size)), 0);
    await reader.checkPadding();
    await reader.close();
  }
  process.stdout.write(JSON.stringify({ objects: records.refs.length, slot: opened.index }));
};

const [command, folder] = process.argv.slice(2);
assert.ok(folder !== undefined && (command === 'write' || command === 'read'), 'usage: crypto-and-format.ts write|read FOLDER');
await (command === 'write' ? write(folder) : read(folder));
