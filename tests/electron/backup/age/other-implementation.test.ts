// age as its author's own JavaScript implementation has it: what it writes for each kind of key is opened here, whatever its length.
import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Encrypter, generateHybridIdentity, generateX25519Identity, identityToRecipient } from 'age-encryption';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { identityIn, type AgeSecret } from '../../../../electron/backup/age/open.ts';
import { openAgeFile, openPayload, wholePieces } from '../../../../electron/backup/read-backup.ts';
import { failureOf } from '../../vault/vault-for-tests.ts';

let folder = '';
beforeAll(() => { folder = mkdtempSync(join(tmpdir(), 'holdfast-test-')); });
afterAll(() => { rmSync(folder, { recursive: true, force: true }); });

const read = async (file: Uint8Array, secret: AgeSecret): Promise<Buffer> => {
  const path = join(folder, 'file.age');
  writeFileSync(path, file);
  const payload = await openPayload(await openAgeFile(path), secret);
  try {
    const pieces: Buffer[] = [];
    for await (const { bytes } of wholePieces(payload)) pieces.push(Buffer.from(bytes));
    return Buffer.concat(pieces);
  } finally {
    await payload.close();
  }
};

const secretOf = (text: string): AgeSecret => ({ identities: [identityIn(text)].filter((one) => one !== undefined) });
const lengths = [0, 1, 65_536, 200_000];

describe('a file of another implementation of age', () => {
  it.each([['X25519', generateX25519Identity], ['post-quantum', generateHybridIdentity]])('for a key of the kind %s is opened with it, and with no other', async (_kind, generate) => {
    const [key, other] = [await generate(), await generate()];
    for (const length of lengths) {
      const plain = randomBytes(length);
      const encrypter = new Encrypter();
      encrypter.addRecipient(await identityToRecipient(key));
      const file = await encrypter.encrypt(plain);
      expect((await read(file, secretOf(key))).equals(plain), `${String(length)} bytes`).toBe(true);
      expect(await failureOf(read(file, secretOf(other)))).toBe('backup-did-not-open');
    }
  });

  it('under a passphrase is opened with it', async () => {
    const plain = randomBytes(70_000);
    const encrypter = new Encrypter();
    encrypter.setPassphrase('correct horse');
    encrypter.setScryptWorkFactor(12);
    const file = await encrypter.encrypt(plain);
    expect((await read(file, { passphrase: 'correct horse' })).equals(plain)).toBe(true);
    expect(await failureOf(read(file, { passphrase: 'correct hearse' }))).toBe('backup-did-not-open');
  });
});
