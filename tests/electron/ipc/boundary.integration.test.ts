import type { WebContents, WebFrameMain } from 'electron';
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Tickets } from '../../../electron/app/handlers/tickets.ts';
import { calls, type CallName } from '../../../shared/contract/registry.ts';
import { shellElectron } from '../app/shell-electron.ts';

const ours = { id: 1 } as unknown as WebContents;
const frame = (url: string, parent: WebFrameMain | null = null): WebFrameMain => ({ url, parent }) as unknown as WebFrameMain;
const ownFrame = frame('holdfast://app/index.html');

const foreign: readonly (readonly [string, WebContents, WebFrameMain | null])[] = [
  ['a frame that is gone, of another window', {} as unknown as WebContents, null],
  ['a sub-frame of our page', ours, frame('holdfast://app/index.html', ownFrame)],
  ['another window', { id: 2 } as unknown as WebContents, ownFrame],
  ['a page of the web', ours, frame('https://example.org/index.html')],
  ['a name that begins like ours', ours, frame('holdfast://app.example.org/index.html')],
  ['another host of our scheme', ours, frame('holdfast://elsewhere/index.html')],
  ['our name under another scheme', ours, frame('https://app/index.html')],
  ['a file', ours, frame('file:///index.html')],
  ['a page without an address', ours, frame('about:blank')],
  ['a made-up document', ours, frame('data:text/html,x')],
  ['an address that is none', ours, frame('')],
];

/** The boundary over the shell's own ipcMain, and how often a handler was reached. */
const boundary = async (window: WebContents | null, isOpen: boolean, mayLeave = true) => {
  const electron = shellElectron();
  vi.resetModules();
  vi.doMock('electron', () => electron.exports);
  const { registerCalls } = await import('../../../electron/ipc/register.ts');
  const { registerClaim } = await import('../../../electron/ipc/register-claim.ts');
  const { claimChannel } = await import('../../../electron/ipc/claim.ts');
  const reached: string[] = [];
  const reports: unknown[] = [];
  const tickets = { issue: (path: string) => { reached.push(path); return 'ticket'; } } as unknown as Tickets;
  registerCalls({ ours: () => window, isOpen: () => isOpen, mayLeave: () => mayLeave, handlerOf: (name: CallName) => () => { reached.push(name); return Promise.resolve({}); }, report: (error) => { reports.push(error); } });
  registerClaim({ ours: () => window, isOpen: () => isOpen, tickets });
  return { invoke: electron.ipc.invoke, claimChannel, reached, reports };
};

const names = [...calls.keys()];

beforeEach(() => {
  vi.doUnmock('electron');
});
afterEach(() => {
  vi.doUnmock('electron');
});

describe('a call', () => {
  it.each(foreign)('from %s is refused on every channel before any handler is reached', async (_who, sender, senderFrame) => {
    const { invoke, claimChannel, reached, reports } = await boundary(ours, true);
    for (const name of names) expect(await invoke(sender, senderFrame, name, [{}]), name).toStrictEqual({ ok: false, failure: { code: 'input-refused', facts: {} } });
    expect(await invoke(sender, senderFrame, claimChannel, [['/a/file']])).toStrictEqual([]);
    expect(reached).toStrictEqual([]);
    expect(reports.length).toBe(names.length);
  });

  it('from any of them is refused whatever it carries, on every channel, thousands of times', async () => {
    const { invoke, claimChannel, reached } = await boundary(ours, true);
    const anything = fc.array(fc.anything({ withBigInt: true, withDate: true, withMap: true, withNullPrototype: true, withTypedArray: true }), { maxLength: 3 });
    await fc.assert(fc.asyncProperty(fc.constantFrom(...foreign), fc.constantFrom(...names, claimChannel), anything, async ([, sender, senderFrame], name, args) => {
      expect(await invoke(sender, senderFrame, name, args)).toStrictEqual(name === claimChannel ? [] : { ok: false, failure: { code: 'input-refused', facts: {} } });
    }), { numRuns: 5000 });
    expect(reached).toStrictEqual([]);
    // And the boundary still answers its own page.
    await invoke(ours, ownFrame, 'vault.status', [{}]);
    expect(reached).toStrictEqual(['vault.status']);
  });

  it('of a window or a page that is gone ends as locked, reaches nothing, and is no bug to report', async () => {
    const gone = [[await boundary(null, true), ownFrame], [await boundary(ours, true), null]] as const;
    for (const [{ invoke, reached, reports }, senderFrame] of gone) {
      for (const name of names) expect(await invoke(ours, senderFrame, name, [{}]), name).toStrictEqual({ ok: false, failure: { code: 'vault-locked', facts: {} } });
      expect([reached, reports]).toStrictEqual([[], []]);
    }
  });

  it('that needs an open vault says that it is locked while it is', async () => {
    const { invoke, claimChannel, reached } = await boundary(ours, false);
    const needing = names.filter((name) => calls.get(name)?.needs !== 'nothing');
    expect(needing.length).toBeGreaterThan(20);
    for (const name of needing) expect(await invoke(ours, ownFrame, name, [{}]), name).toStrictEqual({ ok: false, failure: { code: 'vault-locked', facts: {} } });
    expect(await invoke(ours, ownFrame, claimChannel, [['/a/file']])).toStrictEqual([]);
    expect(reached).toStrictEqual([]);
  });

  it('that takes something out of the vault, or makes it unreadable for good, asks for the passphrase again, and no other does', async () => {
    const { invoke, reached } = await boundary(ours, true, false);
    const leaving = ['evidence.destroy', 'evidence.exportCopies', 'evidence.saveList', 'evidence.saveLog', 'evidence.saveResults', 'handover.handOver', 'window.print', 'window.saveDocument'];
    expect(names.filter((name) => calls.get(name)?.needs === 'recent-passphrase').toSorted()).toStrictEqual(leaving);
    for (const name of leaving) expect(await invoke(ours, ownFrame, name, [{}]), name).toStrictEqual({ ok: false, failure: { code: 'passphrase-again', facts: {} } });
    expect(reached).toStrictEqual([]);
    for (const name of names.filter((other) => !leaving.includes(other))) expect(await invoke(ours, ownFrame, name, [{}]), name).not.toMatchObject({ failure: { code: 'passphrase-again' } });
  });

  it('with no or more than one argument is refused', async () => {
    const { invoke, reached } = await boundary(ours, true);
    for (const name of names) for (const args of [[], [{}, {}]]) expect(await invoke(ours, ownFrame, name, args), name).toMatchObject({ ok: false, failure: { code: 'input-refused' } });
    expect(reached).toStrictEqual([]);
  });

  it('from our page reaches its handler', async () => {
    const { invoke, reached } = await boundary(ours, true);
    await invoke(ours, ownFrame, 'vault.status', [{}]);
    expect(reached).toStrictEqual(['vault.status']);
  });
});

describe('a claim of dropped files', () => {
  it('gives a ticket and a name for each absolute path and nothing for anything else', async () => {
    const { invoke, claimChannel, reached } = await boundary(ours, true);
    expect(await invoke(ours, ownFrame, claimChannel, [['/a/one.jpg', '/b/two.jpg']])).toStrictEqual([{ ticket: 'ticket', name: 'one.jpg' }, { ticket: 'ticket', name: 'two.jpg' }]);
    expect(reached).toStrictEqual(['/a/one.jpg', '/b/two.jpg']);
    for (const refused of [[['relative.jpg']], [['']], ['/a/one.jpg'], [[1]], [{ 0: '/a' }], [null], [], [['/a'], ['/b']], [[`/${'a'.repeat(40_000)}`]]]) expect(await invoke(ours, ownFrame, claimChannel, refused)).toStrictEqual([]);
    expect(reached.length).toBe(2);
  });
});
