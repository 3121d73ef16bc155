import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { entriesPage } from '../../../../electron/custody/repository.ts';
import { renewRecoveryCode } from '../../../../electron/vault/members/members.ts';
import type { OpenSession } from '../../../../electron/vault/opening/open-session.ts';
import { noteCodeWritten, recoveryCodeFacts, testRecoveryCode } from '../../../../electron/vault/members/recovery-code-facts.ts';
import { failureOf, make, passphrase } from '../vault-for-tests.ts';

let folder: string;
let session: OpenSession;
let code: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'holdfast-code-'));
  ({ session, recoveryCode: code } = await make(join(folder, 'vault')));
});
afterAll(async () => {
  await session.close();
  await rm(folder, { recursive: true });
});

const newest = async () => (await entriesPage(session.read, null, 0, 1)).entries[0];

describe('what is known of a recovery code', () => {
  it('is at first only when it was made', async () => {
    const facts = await recoveryCodeFacts(session);
    expect(facts).toMatchObject({ writtenDownAt: null, testedAt: null });
    expect(facts?.madeAt).toBeGreaterThan(1_700_000_000_000);
  });

  it('grows by what is noted, each on record under the name of who did it', async () => {
    await noteCodeWritten(session);
    expect(await newest()).toMatchObject({ action: 'recovery-code-written', actor: 'M1', subject: 'M1' });
    await testRecoveryCode(session, code.toLowerCase().replaceAll('-', ' '));
    expect(await newest()).toMatchObject({ action: 'recovery-code-tested', actor: 'M1', subject: 'M1' });
    const facts = await recoveryCodeFacts(session);
    expect(facts?.writtenDownAt).not.toBeNull();
    expect(facts?.testedAt).toBeGreaterThan(facts?.writtenDownAt ?? Infinity);
  });

  it('does not grow by a wrong code, nor by the passphrase', async () => {
    const before = await newest();
    for (const wrong of [passphrase, 'nonsense', `${code.slice(0, -1)}${code.endsWith('0') ? '1' : '0'}`]) expect(await failureOf(testRecoveryCode(session, wrong))).toBe('passphrase-did-not-open');
    expect(await newest()).toEqual(before);
  });

  it('says nothing of an earlier code once there is a new one', async () => {
    const old = code;
    code = await renewRecoveryCode(session, passphrase);
    expect(await recoveryCodeFacts(session)).toMatchObject({ writtenDownAt: null, testedAt: null });
    expect(await failureOf(testRecoveryCode(session, old))).toBe('passphrase-did-not-open');
    await testRecoveryCode(session, code);
    expect((await recoveryCodeFacts(session))?.testedAt).not.toBeNull();
  });
});
