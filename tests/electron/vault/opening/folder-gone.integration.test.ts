// The folder of an open vault is moved away or its disk is taken out: the engine goes on writing into files that no name leads to.
import '../../../faults/remembered-argon2.ts';
import { existsSync, mkdirSync, readdirSync } from 'node:fs';
import { mkdtemp, rename, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { verifyChain } from '../../../../electron/custody/verify.ts';
import type { OpenSession } from '../../../../electron/vault/opening/open-session.ts';
import { failureOf, make, reopen } from '../vault-for-tests.ts';

let home: string;
beforeAll(async () => { home = await mkdtemp(join(tmpdir(), 'holdfast-gone-')); });
afterAll(async () => rm(home, { recursive: true }));

const change = (session: OpenSession): Promise<void> => session.change(({ record }) => record('imported', 'E-001', {}));

describe('a vault whose folder is gone while it is open', () => {
  it('says so at the first change and at every later one, and is whole when the folder is back', async () => {
    const [folder, away] = [join(home, 'vault'), join(home, 'away')];
    const { session } = await make(folder);
    await rename(folder, away);
    expect([await failureOf(change(session)), await failureOf(change(session))]).toEqual(['disk-gone', 'disk-gone']);
    expect(existsSync(folder)).toBe(false);
    await rename(away, folder);
    await change(session);
    await session.close();
    const opened = await reopen(folder);
    expect(opened.report.problems).toEqual([]);
    expect(await verifyChain(opened.session.read)).toMatchObject({ ok: true });
    await opened.session.close();
  });

  it('writes nothing into the empty folder that a disk leaves behind', async () => {
    const [folder, away] = [join(home, 'mounted'), join(home, 'taken-out')];
    const { session } = await make(folder);
    await rename(folder, away);
    mkdirSync(folder);
    expect(await failureOf(change(session))).toBe('disk-gone');
    expect(readdirSync(folder)).toEqual([]);
    await session.close().catch(() => undefined);
  });
});
