import { existsSync, mkdirSync } from 'node:fs';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createVaultControl, type VaultControl } from '../../../electron/app/vault-control.ts';
import { createVaultProcessClient, type VaultProcessTransport } from '../../../electron/vault-process/client.ts';
import type { CallMessage, FromVaultProcess } from '../../../electron/vault-process/messages.ts';
import { HoldfastError } from '../../../shared/contract/failure.ts';
import { memberCodeSchema, vaultIdSchema } from '../../../shared/ids.ts';
import { defaultSettings } from '../../../shared/settings/schema.ts';
import type { VaultStatus } from '../../../shared/vault/schema.ts';

/** A transport whose far end answers as the test says: the near end, which is what is tested, cannot tell. */
const scripted = (answer: (message: CallMessage) => FromVaultProcess | null) => {
  let listener: (message: FromVaultProcess) => void = () => undefined;
  let exit: () => void = () => undefined;
  const transport: VaultProcessTransport & { killed: boolean } = {
    killed: false,
    send(message) {
      const reply = answer(message);
      if (reply !== null) {
        queueMicrotask(() => {
          listener(reply);
        });
      }
    },
    onMessage(next) {
      listener = next;
    },
    onExit(next) {
      exit = next;
    },
    kill() {
      transport.killed = true;
      exit();
    },
  };
  return transport;
};

const opened = {
  folder: '/somewhere/vault', headerFolder: null, vaultId: vaultIdSchema.parse('ab'.repeat(16)), member: memberCodeSchema.parse('M1'),
  report: { problems: [], sweptFiles: 0 }, settings: defaultSettings,
};

let folder = '';
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'holdfast-control-'));
});
afterAll(async () => {
  await rm(folder, { recursive: true, force: true });
});

const controlled = (answer: (message: CallMessage) => FromVaultProcess | null, rememberFolder = async () => Promise.resolve()): { vault: VaultControl; states: VaultStatus[]; transport: ReturnType<typeof scripted> } => {
  const states: VaultStatus[] = [];
  const transport = scripted(answer);
  const client = createVaultProcessClient({
    start: () => transport,
    onEvent: () => undefined,
    onLost: () => {
      vault.lost();
    },
  });
  const vault = createVaultControl({
    client: () => client, folder: () => folder, rememberFolder, madeUpFolder: join(folder, 'made-up case'),
    onStatus: (status) => states.push(status), onLocking: () => undefined,
  });
  return { vault, states, transport };
};

describe('vault control', () => {
  it('opens with what the vault process says and locks by ending that process', async () => {
    const { vault, states, transport } = controlled((message) => ({ kind: 'answer', id: message.id, result: { ok: true, value: message.name === 'process.open' ? opened : {} } }));
    expect(await vault.unlock('words', 'passphrase')).toEqual({ member: 'M1', report: opened.report });
    expect(vault.status).toMatchObject({ state: 'open', member: 'M1' });
    expect(vault.openFolder).toBe(opened.folder);
    await vault.lock('idle');
    expect(vault.openFolder).toBeNull();
    expect(transport.killed).toBe(true);
    expect(states.map((status) => status.state)).toEqual(['opening', 'open', 'closing', 'locked']);
    expect(vault.status).toMatchObject({ state: 'locked', member: null, lockedBecause: 'idle' });
  });

  it('stays locked after a wrong passphrase and says so as a failure', async () => {
    const { vault } = controlled((message) => ({ kind: 'answer', id: message.id, result: { ok: false, failure: { code: 'passphrase-did-not-open', facts: {} } } }));
    await expect(vault.unlock('wrong', 'passphrase')).rejects.toEqual(new HoldfastError('passphrase-did-not-open'));
    expect(vault.status.state).toBe('locked');
  });

  it('locks within its grace even when the vault process hangs', async () => {
    const { vault, transport } = controlled((message) => (message.name === 'process.open' ? { kind: 'answer', id: message.id, result: { ok: true, value: opened } } : null));
    await vault.unlock('words', 'passphrase');
    await vault.lock('asked');
    expect([transport.killed, vault.status.state]).toEqual([true, 'locked']);
  });

  it('is locked, and says why, when the vault process ends by itself', async () => {
    const { vault, transport } = controlled((message) => ({ kind: 'answer', id: message.id, result: { ok: true, value: opened } }));
    await vault.unlock('words', 'passphrase');
    transport.kill();
    expect(vault.status).toMatchObject({ state: 'locked', lockedBecause: 'vault-process-ended' });
  });

  it('refuses a second opening while one is under way', async () => {
    const { vault } = controlled((message) => (message.name === 'process.open' ? null : { kind: 'answer', id: message.id, result: { ok: true, value: {} } }));
    void vault.unlock('words', 'passphrase').catch(() => undefined);
    await expect(vault.unlock('words', 'passphrase')).rejects.toMatchObject({ code: 'vault-in-use' });
    await vault.lock('asked');
  });

  it('stays locked, and keeps the reason, when locked while the vault is being opened or made', async () => {
    const answers = (message: CallMessage): FromVaultProcess => ({ kind: 'answer', id: message.id, result: { ok: true, value: { ...opened, recoveryCode: 'code' } } });
    const remembering = Promise.withResolvers<undefined>();
    const { vault, states } = controlled(answers, () => remembering.promise.then(() => undefined));
    const making = vault.create(folder, 'words', 'Nino', null);
    await new Promise(setImmediate);
    await vault.lock('sleep');
    remembering.resolve(undefined);
    await expect(making).rejects.toMatchObject({ code: 'vault-locked' });
    const slow = controlled((message) => (message.name === 'process.open' ? null : answers(message)));
    const opening = slow.vault.unlock('words', 'passphrase').catch((error: unknown) => error);
    await slow.vault.lock('sleep');
    expect(await opening).toMatchObject({ code: 'vault-locked' });
    for (const one of [vault, slow.vault]) expect(one.status).toMatchObject({ state: 'locked', lockedBecause: 'sleep' });
    for (const one of [states, slow.states]) expect(one.map((status) => status.state)).toEqual(['opening', 'closing', 'locked']);
  });

  it('gives the recovery code of a vault that was made even where its folder cannot be remembered', async () => {
    const { vault } = controlled((message) => ({ kind: 'answer', id: message.id, result: { ok: true, value: { ...opened, recoveryCode: 'code' } } }), () => Promise.reject(new Error('no room')));
    expect(await vault.create(folder, 'words', 'Nino', null)).toMatchObject({ recoveryCode: 'code' });
    expect(vault.status.state).toBe('open');
  });

  it('ends the process that holds the open vault before another vault is used', async () => {
    const { vault, transport } = controlled((message) => ({ kind: 'answer', id: message.id, result: { ok: true, value: message.name === 'process.open' ? opened : {} } }));
    await vault.unlock('words', 'passphrase');
    const other = await mkdtemp(join(folder, 'other-'));
    await writeFile(join(other, 'vault.json'), '');
    await vault.use(other);
    expect([transport.killed, vault.status.state]).toEqual([true, 'locked']);
    await rm(other, { recursive: true });
  });

  it('tells an empty folder, a vault, something else and nothing apart', async () => {
    const { vault } = controlled(() => null);
    expect(await vault.contentsOf(folder)).toBe('empty');
    expect(await vault.contentsOf(join(folder, 'absent'))).toBe('missing');
    const interrupted = await mkdtemp(join(folder, 'interrupted-'));
    for (const name of ['being-made', 'records.db']) await writeFile(join(interrupted, name), '');
    expect(await vault.contentsOf(interrupted)).toBe('empty');
    await rm(interrupted, { recursive: true });
    await writeFile(join(folder, 'notes.txt'), '');
    expect(await vault.contentsOf(folder)).toBe('other');
    await writeFile(join(folder, 'vault.copy.json'), '');
    expect(await vault.contentsOf(folder)).toBe('vault');
  });

  it('opens the made-up case beside the vault in use, clears what a failure or a lock leaves of it, and goes back', async () => {
    const place = join(folder, 'made-up case');
    let isFull = true;
    const { vault, transport } = controlled((message) => {
      if (message.name === 'process.create') mkdirSync(join(place, 'vault'));
      return { kind: 'answer', id: message.id, result: message.name === 'process.layMadeUpCase' && isFull ? { ok: false, failure: { code: 'disk-full', facts: {} } } : { ok: true, value: message.name === 'process.create' ? { ...opened, recoveryCode: 'x' } : {} } };
    });
    await expect(vault.lookAround()).rejects.toMatchObject({ code: 'disk-full' });
    expect([vault.status, transport.killed]).toMatchObject([{ state: 'locked', madeUp: false }, true]);
    await expect.poll(() => existsSync(place)).toBe(false);
    isFull = false;
    await vault.lookAround();
    expect([vault.status, existsSync(place)]).toMatchObject([{ state: 'open', madeUp: true }, true]);
    await vault.lock('idle');
    expect([vault.status, existsSync(place)]).toMatchObject([{ state: 'locked', madeUp: false, lockedBecause: 'idle' }, false]);
  });
});
