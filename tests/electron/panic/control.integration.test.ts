import { cpSync, existsSync, readdirSync, readFileSync, readlinkSync, symlinkSync, writeFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { readPreferences, type PreferenceStore } from '../../../electron/app/preferences.ts';
import { createPanicControl, type PanicControl } from '../../../electron/panic/control.ts';
import { createRehearsal } from '../../../electron/panic/rehearsal.ts';
import { resumeWipe } from '../../../electron/panic/resume.ts';
import { wipeVault } from '../../../electron/panic/wipe.ts';
import { changePassphrase } from '../../../electron/vault/index.ts';
import { destroySlots } from '../../../electron/panic/destroy.ts';
import { createVaultProcessClient, type VaultProcessClient } from '../../../electron/vault-process/client.ts';
import type { PanicKey, PanicStatus } from '../../../shared/panic/schema.ts';
import { filesOf } from '../../journeys/support/files-of.ts';
import { failureOf, make, passphrase, reopen } from '../vault/vault-for-tests.ts';
import { startRealVaultProcess } from './real-vault-process.ts';
import { turnedClock, type TurnedClock } from './turned-clock.ts';

const key: PanicKey = { code: 'KeyX', label: 'x', ctrl: true, alt: false, shift: true, meta: false };

let base: string;
let root: string;
let folder: string;
let clock: TurnedClock;
let store: PreferenceStore;
let client: VaultProcessClient;
let pids: number[];
let control: PanicControl;
let seen: string[];
let isOpen: boolean;
let openFolder: string | null;
let inFront: boolean;
let taken: boolean;
let systemKey: string | null;

beforeAll(async () => {
  base = await mkdtemp(join(tmpdir(), 'holdfast-panic-base-'));
  await (await make(join(base, 'vault'))).session.close();
});
afterAll(() => rm(base, { recursive: true, force: true }));
beforeEach(async () => {
  root = await mkdtemp(join(tmpdir(), 'holdfast-panic-'));
  folder = join(root, 'vault');
  cpSync(join(base, 'vault'), folder, { recursive: true });
  clock = turnedClock();
  store = await readPreferences(join(root, 'user-data'));
  await store.useVault(folder);
  [pids, seen, isOpen, openFolder, inFront, taken, systemKey] = [[], [], false, null, true, false, null];
  client = createVaultProcessClient({ start: () => startRealVaultProcess((pid) => pids.push(pid)), onEvent: () => undefined, onLost: () => undefined });
  control = createPanicControl({
    store, clock, killVaultProcess: () => client.kill(),
    vaultGone: () => seen.push('gone'), show: (what) => seen.push(what), isVaultOpen: () => isOpen, openFolder: () => openFolder, isWindowInFront: () => inFront, bringToFront: () => seen.push('to the front'),
    useSystemKey: (accelerator) => {
      systemKey = accelerator;
      return !taken;
    },
    startRehearsal: () => createRehearsal({ client: createVaultProcessClient({ start: () => startRealVaultProcess(), onEvent: () => undefined, onLost: () => undefined }), folder: join(root, 'practice') }),
    onChange: () => undefined, report: (error) => { throw error; },
  });
  control.asking()();
});
afterEach(async () => {
  await client.kill();
  await rm(root, { recursive: true, force: true });
});

const isAlive = (pid: number): boolean => {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
};
const holdOn = (ms: number): void => {
  control.gesture.tick();
  for (let passed = 0; passed < ms; passed += 100) {
    clock.turn(100);
    control.gesture.tick();
  }
};
const hold = (ms = 1500): void => {
  holdOn(ms);
  control.gesture.letGo();
};
const open = async (): Promise<void> => {
  await client.askInternal('process.open', { folder, secret: passphrase, kind: 'passphrase' });
  isOpen = true;
};
/** Whether this process holds the vault's header open under a number. */
const isHeader = (fd: string): boolean => {
  try {
    return readlinkSync(`/proc/self/fd/${fd}`) === join(folder, 'vault.json');
  } catch {
    return false;
  }
};
const stored = (): unknown => JSON.parse(readFileSync(join(root, 'user-data', 'preferences.json'), 'utf8'));

describe('panic', () => {
  beforeEach(() => control.change({ isSetUp: true, key }));

  it('destroys the vault, ends its process and shows what was chosen, whether or not the process was ever started', async () => {
    hold();
    await control.settled();
    expect({ there: existsSync(folder), pids, seen }).toEqual({ there: false, pids: [], seen: ['gone', 'first-run'] });
    expect(stored()).toMatchObject({ vaultFolder: null, wipedFolder: null, panic: { isSetUp: false, key: null } });
    expect(JSON.stringify(stored())).not.toContain(folder);
  });

  it('does not ask the vault process for anything: one that is stopped is ended all the same', async () => {
    await open();
    process.kill(pids[0]!, 'SIGSTOP');
    await control.change({ afterwards: 'quit' });
    hold();
    await control.settled();
    expect({ there: existsSync(folder), alive: isAlive(pids[0]!), seen }).toEqual({ there: false, alive: false, seen: ['gone', 'quit'] });
  });

  it('shows the unlock screen of the decoy afterwards, and forgets that it was one', async () => {
    const decoy = join(root, 'Choir');
    expect(await failureOf(control.change({ afterwards: 'decoy' }))).toBe('input-refused');
    expect(await failureOf(control.useDecoy(folder))).toBe('decoy-refused');
    expect(await control.useDecoy(decoy)).toMatchObject({ hasDecoy: true, settings: { afterwards: 'decoy' } });
    hold();
    await control.settled();
    expect({ there: existsSync(folder), seen }).toEqual({ there: false, seen: ['gone', 'decoy'] });
    expect(stored()).toMatchObject({ vaultFolder: decoy, decoyFolder: null, wipedFolder: null, panic: { isSetUp: false, afterwards: 'first-run' } });
    expect(JSON.stringify(stored())).not.toContain(folder);
  });

  it('acts without a gesture when it is told to, and never where it is not set up', async () => {
    await control.change({ isSetUp: false });
    control.act();
    await control.settled();
    expect(existsSync(folder)).toBe(true);
    await control.change({ isSetUp: true });
    control.act();
    await control.settled();
    expect(existsSync(folder)).toBe(false);
  });

  it('acts once, however often the gesture is made', async () => {
    hold();
    hold();
    await control.settled();
    expect(seen).toEqual(['gone', 'first-run']);
  });

  it('is not stopped by preferences that cannot be written: all but the mark is deleted, and the next start finds that', async () => {
    const noDisk = () => Promise.reject(new Error('no disk'));
    const broken = { ...store, panic: store.panic, vaultFolder: folder, vaultWiped: noDisk, keepAgain: noDisk, wipeFinished: noDisk };
    await destroySlots([folder]).sync();
    await (await resumeWipe({ ...broken, wipedFolder: null })).finished;
    expect(readdirSync(folder).toSorted()).toEqual(['vault.copy.json', 'vault.json']);
    await (await resumeWipe(store)).finished;
    expect([existsSync(folder), store.vaultFolder, store.wipedFolder]).toEqual([false, null, null]);
  });

  it('is written down after the files are gone where there was no room before, and then nothing stays', async () => {
    let room = false;
    const full = { ...store, panic: store.panic, vaultFolder: folder, vaultWiped: () => Promise.reject(new Error('full')), keepAgain: async () => { room = readdirSync(folder).length === 2; }, wipeFinished: store.wipeFinished };
    await destroySlots([folder]).sync();
    await (await resumeWipe({ ...full, wipedFolder: null })).finished;
    expect([room, existsSync(folder)]).toEqual([true, false]);
  });
});

describe.skipIf(process.platform !== 'linux')('a vault that is open here', () => {
  it('is left at once when another copy of the program makes it unreadable, also where panic was never set up here', async () => {
    await open();
    control.followVault(true);
    // Long enough that the header is held: the other copy deletes everything in a moment.
    await vi.waitFor(() => { expect(readdirSync('/proc/self/fd').some((fd) => isHeader(fd))).toBe(true); }, { timeout: 20_000, interval: 50 });
    await wipeVault(folder);
    await vi.waitFor(() => { expect(seen).toEqual(['gone', 'first-run']); }, { timeout: 20_000 });
    await control.settled();
    expect({ alive: isAlive(pids[0]!), remembered: store.vaultFolder }).toEqual({ alive: false, remembered: null });
  });

  it('stays open while people are added and passphrases changed', async () => {
    control.followVault(true);
    const { session } = await reopen(folder);
    await vi.waitFor(() => { expect(readdirSync('/proc/self/fd').some((fd) => isHeader(fd))).toBe(true); }, { timeout: 20_000, interval: 50 });
    await changePassphrase(session, passphrase, 'another passphrase of five words');
    await session.close();
    await vi.waitFor(() => { expect(readdirSync('/proc/self/fd').some((fd) => isHeader(fd))).toBe(true); }, { timeout: 20_000, interval: 50 });
    control.followVault(false);
    expect(seen).toEqual([]);
  });
});

describe('before panic was set up', () => {
  it('no gesture does anything', async () => {
    const before = filesOf(folder);
    hold();
    control.gesture.systemPress();
    clock.turn(300);
    control.gesture.systemPress();
    clock.turn(10_000);
    await control.settled();
    expect({ files: filesOf(folder), listening: control.isListening, seen }).toEqual({ files: before, listening: false, seen: ['to the front'] });
  });
});

describe('a key', () => {
  it('that cannot be one is refused', async () => {
    expect(await failureOf(control.change({ key: { ...key, shift: false } }))).toBe('input-refused');
    expect(await failureOf(control.change({ systemKey: { ...key, ctrl: false, shift: false } }))).toBe('input-refused');
  });

  it('is proven in the window, on the lock screen and from another program by pressing it there, and touches nothing meanwhile', async () => {
    await control.change({ key, systemKey: key, isSetUp: true });
    const before = filesOf(folder);
    isOpen = true;
    control.prove('window');
    hold();
    await vi.waitFor(() => { expect(control.status.settings.proven.window).not.toBeNull(); });

    control.prove('lock-screen');
    hold();
    expect(control.status).toMatchObject({ mode: 'proving', settings: { proven: { 'lock-screen': null } } });
    isOpen = false;
    hold();
    await vi.waitFor(() => { expect(control.status.settings.proven['lock-screen']).not.toBeNull(); });

    control.prove('system');
    const twice = (): void => {
      control.gesture.systemPress();
      clock.turn(300);
      control.gesture.systemPress();
      clock.turn(300);
    };
    twice();
    expect(control.status).toMatchObject({ mode: 'proving', heardInFront: true });
    inFront = false;
    twice();
    await vi.waitFor(() => { expect(control.status.settings.proven.system).not.toBeNull(); });
    await store.changePanic(store.panic);
    expect({ mode: control.status.mode, files: filesOf(folder), seen }).toEqual({ mode: 'real', files: before, seen: [] });
  });

  it('that is tried and held on to, or tried as the time for it ends, does nothing in earnest until it was let go', async () => {
    await control.change({ isSetUp: true, key });
    const before = filesOf(folder);
    isOpen = true;
    control.prove('window');
    holdOn(1500);
    await vi.waitFor(() => { expect(control.status).toMatchObject({ mode: 'real', settings: { proven: { window: expect.any(Number) as number } } }); });
    holdOn(5000);
    control.gesture.letGo();
    control.prove('window');
    clock.turn(119_500);
    holdOn(5000);
    await control.settled();
    expect({ mode: control.status.mode, stage: control.status.stage, files: filesOf(folder), seen }).toEqual({ mode: 'real', stage: 'idle', files: before, seen: [] });
    control.gesture.letGo();
    hold();
    await control.settled();
    expect(existsSync(folder)).toBe(false);
  });

  it('that is changed is not proven any more, and the other one still is', async () => {
    const proven = { 'window': 5, 'lock-screen': 6, 'system': 7 } as PanicStatus['settings']['proven'];
    await store.changePanic({ ...store.panic, key, systemKey: key, proven });
    expect((await control.change({ key: { ...key, code: 'KeyY', label: 'y' } })).settings.proven).toEqual({ ...proven, 'window': null, 'lock-screen': null });
    expect((await control.change({ systemKey: null })).settings.proven.system).toBeNull();
  });

  it('is asked of the system only once panic is set up or the key is being proven, and the answer is told', async () => {
    await control.change({ systemKey: key });
    expect(systemKey).toBeNull();
    control.prove('system');
    expect(systemKey).toBe('Control+Shift+X');
    control.stopProving();
    expect(systemKey).toBeNull();
    taken = true;
    expect(await control.change({ isSetUp: true })).toMatchObject({ systemKeyTaken: true });
  });

  it('that nobody presses counts as not proven after two minutes, and the gesture means panic again', () => {
    control.prove('window');
    clock.turn(120_001);
    expect(control.status.mode).toBe('real');
  });
});

describe('a rehearsal', () => {
  it('destroys a vault of its own in the same way, tries its secrets, and leaves the real one as it was', async () => {
    await control.change({ isSetUp: true, key });
    const before = filesOf(folder);
    await control.rehearse();
    expect(control.status).toMatchObject({ mode: 'rehearsal', rehearsal: 'ready' });
    hold();
    await vi.waitFor(() => { expect(control.status.rehearsal).toBe('done'); }, { timeout: 30_000 });
    expect(control.status.result).toMatchObject({ folderGone: true, opensNoMore: true });
    expect(control.status.result?.files).toBeGreaterThan(3);
    hold();
    await control.endRehearsal();
    expect({ mode: control.status.mode, files: filesOf(folder), practice: existsSync(join(root, 'practice')), seen }).toEqual({ mode: 'real', files: before, practice: false, seen: [] });
  }, 60_000);
});

describe('what panic does', () => {
  it('is changed only after the passphrase was asked again, until the vault locks or the screen is left', async () => {
    for (const ends of [() => { control.leave(); }, () => { control.followVault(false); }]) {
      control.asking()();
      expect(control.status.mayChange).toBe(true);
      ends();
      expect(control.status.mayChange).toBe(false);
      for (const work of [() => control.change({ isSetUp: true, key }), () => control.useDecoy(folder), () => control.rehearse()]) expect(await failureOf(work())).toBe('passphrase-needed');
      expect(() => { control.prove('window'); }).toThrow('passphrase-needed');
    }
    expect(store.panic.isSetUp).toBe(false);
  });

  it('is not open to change when the passphrase is confirmed after the screen was left or the vault locked', () => {
    for (const ends of [() => { control.leave(); }, () => { control.followVault(false); }]) {
      control.leave();
      const confirmed = control.asking();
      ends();
      confirmed();
      expect(control.status.mayChange).toBe(false);
      control.asking()();
      expect(control.status.mayChange).toBe(true);
    }
  });
});

describe('another vault to be shown afterwards', () => {
  it('is asked for from inside a decoy as from any vault: that one itself is refused, and the vault that panic destroys is another one', async () => {
    const decoy = join(root, 'Choir');
    openFolder = decoy;
    await expect(control.useDecoy(decoy)).rejects.toMatchObject({ code: 'decoy-refused', facts: { reason: 'same' } });
    const link = join(root, 'link');
    symlinkSync(folder, link);
    expect(await control.useDecoy(link)).toMatchObject({ hasDecoy: true, settings: { afterwards: 'decoy' } });
    await control.change({ isSetUp: true, key });
    hold();
    await control.settled();
    expect(existsSync(folder)).toBe(false);
    expect(stored()).toMatchObject({ vaultFolder: null, decoyFolder: null });
  });

  it('does not show as another one inside that very vault, and stays chosen while nothing else is', async () => {
    const decoy = join(root, 'Choir');
    await control.useDecoy(decoy);
    openFolder = decoy;
    expect(control.status).toMatchObject({ hasDecoy: false, settings: { afterwards: 'first-run' } });
    expect(await failureOf(control.change({ afterwards: 'decoy' }))).toBe('input-refused');
    expect(await control.change({ wrongTries: 5 })).toMatchObject({ settings: { afterwards: 'first-run', wrongTries: 5 } });
    openFolder = null;
    expect(control.status).toMatchObject({ hasDecoy: true, settings: { afterwards: 'decoy', wrongTries: 5 } });
  });

  it.each([['something else is chosen', { afterwards: 'quit' }], ['panic is turned off', { isSetUp: false }]] as const)('is forgotten when %s', async (_, change) => {
    const decoy = join(root, 'Choir');
    await control.change({ isSetUp: true, key });
    await control.useDecoy(decoy);
    expect(JSON.stringify(stored())).toContain(decoy);
    expect(await control.change(change)).toMatchObject({ hasDecoy: false });
    expect(JSON.stringify(stored())).not.toContain(decoy);
    expect(store.panic.afterwards).not.toBe('decoy');
  });

  it('that older preferences kept without need is not read', async () => {
    await control.useDecoy(join(root, 'Choir'));
    const file = join(root, 'user-data', 'preferences.json');
    writeFileSync(file, JSON.stringify({ ...(stored() as object), panic: { ...store.panic, afterwards: 'quit' } }));
    expect((await readPreferences(join(root, 'user-data'))).decoyFolder).toBeNull();
  });
});

describe('a start', () => {
  it('finishes what was cut short, forgets the vault and its panic settings, and keeps language and colours', async () => {
    await control.change({ isSetUp: true, key });
    await store.change({ theme: 'dark' });
    await destroySlots([folder]).sync();
    const next = await readPreferences(join(root, 'user-data'));
    await (await resumeWipe(next)).finished;
    expect({ there: existsSync(folder), folder: next.vaultFolder, wiped: next.wipedFolder, isSetUp: next.panic.isSetUp, theme: next.current.theme }).toEqual({ there: false, folder: null, wiped: null, isSetUp: false, theme: 'dark' });
  });

  it('finishes deleting where the vault was already forgotten', async () => {
    await destroySlots([folder]).sync();
    await store.vaultWiped(folder);
    const next = await readPreferences(join(root, 'user-data'));
    await (await resumeWipe(next)).finished;
    expect({ there: existsSync(folder), wiped: next.wipedFolder }).toEqual({ there: false, wiped: null });
  });

  it('never touches a vault that somebody made where one was wiped', async () => {
    await store.vaultWiped(folder);
    const before = filesOf(folder);
    await (await resumeWipe(store)).finished;
    expect({ files: filesOf(folder), wiped: store.wipedFolder }).toEqual({ files: before, wiped: null });
    await (await reopen(folder)).session.close();
  });
});
