// Ties panic to Electron: the window, the system-wide key, the clock of this process, the vault process. Wiring only.
import { app, globalShortcut, type BrowserWindow } from 'electron';
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { HoldfastError } from '../../shared/contract/failure.ts';
import type { PanicStatus } from '../../shared/panic/schema.ts';
import type { Handlers } from '../ipc/handlers.ts';
import { createDiskRehearsal } from '../panic/disk-rehearsal.ts';
import { createDuressRehearsal, type DuressRehearsal } from '../panic/duress-rehearsal.ts';
import { createPanicControl, type PanicControl } from '../panic/control.ts';
import type { GestureClock } from '../panic/gesture.ts';
import { createRehearsal } from '../panic/rehearsal.ts';
import { createReturnRehearsal } from '../panic/return-rehearsal.ts';
import { createTriesRehearsal } from '../panic/tries-rehearsal.ts';
import { createVaultProcessClient, type VaultProcessClient } from '../vault-process/client.ts';
import { builtFiles } from './files.ts';
import { readPreferences, type PreferenceStore } from './preferences.ts';
import { endRehearsals, type Rehearsals } from './handlers/rehearsal-handlers.ts';
import type { Tickets } from './handlers/tickets.ts';
import { startVaultProcess } from './utility-transport.ts';
import type { VaultControl } from './vault-control.ts';

export interface PanicWiring {
  readonly preferences: PreferenceStore;
  readonly vault: () => VaultControl;
  readonly client: () => VaultProcessClient;
  readonly window: () => BrowserWindow | null;
  readonly duressRehearsal: DuressRehearsal;
  readonly rehearsals: Rehearsals;
  readonly emit: (status: PanicStatus) => void;
  readonly report: (error: unknown) => void;
}

const clock: GestureClock = {
  now: () => performance.now(),
  after(ms, run) {
    const timer = setTimeout(run, ms);
    return () => { clearTimeout(timer); };
  },
};

/** A page that hangs is ended, so that nothing of the vault stays on the screen or in its memory; it comes back empty. */
const renewPage = (window: BrowserWindow): void => {
  window.webContents.forcefullyCrashRenderer();
  window.webContents.reload();
};

/** A vault process of a rehearsal's own, and a folder of its own beside the preferences. */
const forRehearsal = (name: string) => ({
  client: createVaultProcessClient({ start: () => startVaultProcess(builtFiles.vaultProcess), onEvent: () => undefined, onLost: () => undefined }),
  folder: join(app.getPath('userData'), name),
});

const practice = { panic: 'practice', duress: 'practice 2', tries: 'practice 3', disk: 'practice 4', return: 'practice 5', madeUp: 'made-up case' } as const;

/** Where the made-up case is made. */
export const madeUpFolder = (): string => join(app.getPath('userData'), practice.madeUp);

/** Takes away what a rehearsal, or looking around, left that was ended in its midst. Never throws: a start must not fail over it. */
export const clearPractice = async (): Promise<void> => {
  await Promise.all(Object.values(practice).map((name) => rm(join(app.getPath('userData'), name), { recursive: true, force: true }).catch(() => undefined)));
};

export const wireDuressRehearsal = (): DuressRehearsal => createDuressRehearsal(forRehearsal(practice.duress));

export const wireRehearsals = (): Rehearsals => ({
  tries: createTriesRehearsal({ ...forRehearsal(practice.tries), storeIn: readPreferences }),
  disk: createDiskRehearsal(forRehearsal(practice.disk)),
  return: createReturnRehearsal(forRehearsal(practice.return)),
});

export const wirePanic = ({ preferences, vault, client, window, duressRehearsal, rehearsals, emit, report }: PanicWiring): PanicControl => {
  let registered: string | null = null;
  const control: PanicControl = createPanicControl({
    store: preferences,
    clock,
    killVaultProcess: () => client().kill(),
    vaultGone() {
      vault().gone();
      for (const ended of [duressRehearsal.end(), endRehearsals(rehearsals)]) void ended.catch(report);
    },
    show(what) {
      const shown = window();
      if (shown === null) return;
      if (what === 'quit') shown.destroy();
      else renewPage(shown);
    },
    isVaultOpen: () => vault().isOpen,
    openFolder: () => vault().openFolder,
    isWindowInFront: () => window()?.isFocused() === true,
    bringToFront() {
      window()?.show();
      window()?.focus();
    },
    useSystemKey(accelerator) {
      if (accelerator === registered) return true;
      if (registered !== null) globalShortcut.unregister(registered);
      registered = null;
      if (accelerator === null) return true;
      if (!globalShortcut.register(accelerator, () => { control.gesture.systemPress(); })) return false;
      registered = accelerator;
      return true;
    },
    startRehearsal: () => createRehearsal(forRehearsal(practice.panic)),
    onChange: emit,
    report,
  });
  app.on('will-quit', () => { globalShortcut.unregisterAll(); });
  return control;
};

interface PanicParts {
  readonly panic: () => PanicControl;
  readonly client: () => VaultProcessClient;
  readonly vault: VaultControl;
  readonly tickets: Tickets;
}

export const panicHandlers = ({ panic, client, vault, tickets }: PanicParts): Handlers<'panic', 'main'> => {
  const act = (does: (control: PanicControl) => void) => async () => {
    does(panic());
    return Promise.resolve({});
  };
  const whenListening = (does: (control: PanicControl) => void) => act((control) => { if (control.isListening) does(control); });
  return {
    status: async () => Promise.resolve(panic().status),
    async confirm({ current }) {
      const confirmed = panic().asking();
      await client().askInternal('process.confirm', { current });
      confirmed();
      return {};
    },
    leave: act((control) => { control.leave(); }),
    change: (change) => panic().change(change),
    async useDecoy({ ticket }) {
      const folder = tickets.pathOf(ticket);
      const contents = await vault.contentsOf(folder);
      if (contents !== 'vault') throw new HoldfastError(contents === 'missing' ? 'vault-missing' : 'folder-not-a-vault');
      return panic().useDecoy(folder);
    },
    hold: whenListening(({ gesture }) => { gesture.tick(); }),
    letGo: act(({ gesture }) => { gesture.letGo(); }),
    press: ({ place }) => whenListening(({ gesture }) => { gesture.press(place); })(),
    cancel: act(({ gesture }) => { gesture.cancel(); }),
    prove: ({ place }) => act((control) => { control.prove(place); })(),
    stopProving: act((control) => { control.stopProving(); }),
    async rehearse() {
      await panic().rehearse();
      return {};
    },
    async endRehearsal() {
      await panic().endRehearsal();
      return {};
    },
  };
};
