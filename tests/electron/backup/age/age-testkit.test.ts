// The published age vectors, each through the reader that restores use: real files, real threads.
import { createHash } from 'node:crypto';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { inflateSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { identityIn } from '../../../../electron/backup/age/open.ts';
import { openAgeFile, openPayload, wholePieces } from '../../../../electron/backup/read-backup.ts';
import { HoldfastError } from '../../../../shared/contract/failure.ts';
import { hasVectors } from '../../vault/outside-vectors.ts';

const kit = 'age-testkit/age/testdata';
const folder = new URL(`../../../../../shared/vectors/${kit}/`, import.meta.url);
const known = new Set(['expect', 'payload', 'file key', 'identity', 'passphrase', 'armored', 'compressed', 'comment']);

interface Vector {
  readonly name: string;
  readonly fields: ReadonlyMap<string, readonly string[]>;
  readonly file: Buffer;
}

const vectorOf = (name: string): Vector => {
  const bytes = readFileSync(new URL(name, folder));
  const end = bytes.indexOf('\n\n');
  const fields = new Map<string, string[]>();
  for (const line of bytes.subarray(0, end).toString('utf8').split('\n')) {
    const at = line.indexOf(': ');
    const key = line.slice(0, at);
    if (!known.has(key)) throw new Error(`${name} has a field that this test does not know: ${key}`);
    fields.set(key, [...(fields.get(key) ?? []), line.slice(at + 2)]);
  }
  const file = bytes.subarray(end + 2);
  return { name, fields, file: fields.has('compressed') ? inflateSync(file) : file };
};

const outcomeOf = (error: unknown, armored: boolean): string => {
  if (!(error instanceof HoldfastError)) throw error;
  if (error.code === 'backup-did-not-open') return 'no match';
  // What does not begin like age or its armor is refused as no backup at all.
  if (error.code === 'not-a-backup') return armored ? 'armor failure' : 'header failure';
  if (error.code !== 'backup-damaged') throw error;
  const part = String(error.facts['part']);
  return { 'armor': 'armor failure', 'header': 'header failure', 'mac': 'HMAC failure', 'payload': 'payload failure', 'end': 'payload failure' }[part] ?? part;
};

let temporary = '';
beforeAll(() => { temporary = mkdtempSync(join(tmpdir(), 'holdfast-test-')); });
afterAll(() => { rmSync(temporary, { recursive: true, force: true }); });

const decrypt = async ({ name, fields, file }: Vector): Promise<string> => {
  const path = join(temporary, name);
  writeFileSync(path, file);
  const identities = (fields.get('identity') ?? []).map((text) => identityIn(text)).filter((identity) => identity !== undefined);
  const [passphrase] = fields.get('passphrase') ?? [];
  const payload = await openPayload(await openAgeFile(path), passphrase === undefined ? { identities } : { passphrase });
  const hash = createHash('sha256');
  try {
    for await (const { bytes } of wholePieces(payload)) hash.update(bytes);
  } finally {
    await payload.close();
  }
  return hash.digest('hex');
};

const vectors = hasVectors(`${kit}/x25519`) ? readdirSync(folder).map(vectorOf) : [];

describe.skipIf(vectors.length === 0)('the age test kit', () => {
  it('has the vectors that this test was written for', () => {
    expect(vectors.length).toBeGreaterThanOrEqual(143);
  });

  it.each(vectors)('$name: ends as the kit says', async (vector) => {
    const [expected = ''] = vector.fields.get('expect') ?? [];
    const outcome = await decrypt(vector).then((hash) => ({ outcome: 'success', hash }), (error: unknown) => ({ outcome: outcomeOf(error, vector.fields.has('armored')), hash: null }));
    expect(outcome).toEqual({ outcome: expected, hash: expected === 'success' ? vector.fields.get('payload')?.[0] : null });
  });
});
