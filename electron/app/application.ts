// Joins main's parts: one window, one vault, one boundary. Everything here is wiring; rules live in the parts.
import { app, nativeTheme, powerMonitor, session, systemPreferences, type BrowserWindow } from 'electron';
import { calls, events, type CallName, type EventName, type PayloadOf } from '../../shared/contract/registry.ts';
import { registerCalls } from '../ipc/register.ts';
import { registerClaim } from '../ipc/register-claim.ts';
import { resumeWipe } from '../panic/resume.ts';
import { createWrongTries } from '../panic/wrong-tries.ts';
import { createVaultProcessClient } from '../vault-process/client.ts';
import { createCapture } from './guards/capture.ts';
import { createClipboardGuard } from './guards/clipboard-guard.ts';
import { createDialogs } from './dialogs.ts';
import { guardContents, guardSession } from './guards/every-guard.ts';
import { builtFiles } from './files.ts';
import { createFollowKeyDisk } from './follow-key-disk.ts';
import { createIdleLock } from './idle-lock.ts';
import { createKeyDiskLock } from './key-disk-lock.ts';
import { refuseInMadeUpCase } from './handlers/made-up-wall.ts';
import { mainHandlers } from './handlers/main-handlers.ts';
import { mainTexts } from './main-texts.ts';
import { createMediaSource } from './page/media-source.ts';
import { setMenu } from './menu.ts';
import { followPanicKey } from './panic-key.ts';
import { allowCapture } from './guards/permission-guard.ts';
import { clearPractice, madeUpFolder, wireDuressRehearsal, wirePanic, wireRehearsals } from './panic-wiring.ts';
import type { PreferenceStore } from './preferences.ts';
import { serveScheme } from './page/app-scheme.ts';
import { appPage } from './page/app-origin.ts';
import { createRecentPassphrase } from './handlers/recent-passphrase.ts';
import { endRehearsals } from './handlers/rehearsal-handlers.ts';
import { createScreenLock } from './screen-lock/screen-lock.ts';
import { createTickets } from './handlers/tickets.ts';
import { startVaultProcess } from './utility-transport.ts';
import { createVaultControl, type VaultControl } from './vault-control.ts';
import { partition } from './guards/web-preferences.ts';
import { createWindow } from './window.ts';

/** Starts the application once Electron is ready. `report` takes errors that are our bugs. */
export const startApplication = async (preferences: PreferenceStore, report: (error: unknown) => void): Promise<void> => {
  const resumed = await resumeWipe(preferences);
  await clearPractice();
  let window: BrowserWindow | null = null;
  const ourWindow = (): BrowserWindow => {
    if (window === null) {
      throw new Error('no window');
    }
    return window;
  };
  const emit = <N extends EventName>(name: N, payload: PayloadOf<N>): void => {
    if (window !== null && !window.isDestroyed() && events.get(name)?.payload.safeParse(payload).success === true) {
      window.webContents.send(name, payload);
    }
  };

  const tickets = createTickets();
  const clipboard = createClipboardGuard();
  const capture = createCapture();
  const client = createVaultProcessClient({
    start: () => startVaultProcess(builtFiles.vaultProcess),
    onEvent: (event) => {
      if (event.name === 'settings.changed') {
        vault.settingsChanged(event.payload);
        idleLock.follow(event.payload);
        keyDiskLock.follow(event.payload);
        applyMenu();
      }
      emit(event.name, event.payload);
    },
    onLost: () => {
      vault.lost();
    },
  });
  const media = createMediaSource({
    info: (id) => client.askInternal('process.mediaInfo', { id }),
    read: async (id, start, end) => (await client.askInternal('process.readMedia', { id, start, end })).bytes,
    preview: (id) => client.askInternal('process.readPreview', { id }),
  });
  const recentPassphrase = createRecentPassphrase(() => vault.settings?.askEachTime ?? true);
  const vault: VaultControl = createVaultControl({
    client: () => client,
    folder: () => preferences.vaultFolder,
    headerFolders: () => preferences.headerFolders,
    otherHeaderFolders: () => preferences.otherHeaderFolders,
    rememberFolder: (folder) => preferences.useVault(folder),
    rememberHeaders: (folder, folders) => preferences.useHeaderFolders(folder, folders),
    madeUpFolder: madeUpFolder(),
    onStatus: (status) => {
      if (status.state === 'open') recentPassphrase.opened(); else recentPassphrase.forget();
      panic.followVault(status.state === 'open');
      idleLock.follow(status.state === 'open' ? vault.settings : null);
      screenLock.follow(status.state === 'open');
      followKeyDisk();
      applyMenu();
      emit('vault.statusChanged', status);
    },
    onLocking: () => {
      capture.takeBack();
      media.closeAll();
      tickets.forgetAll();
      void clipboard.clear();
    },
  });
  const idleLock = createIdleLock({
    lock: (reason) => void vault.lock(reason),
    warn: (seconds) => {
      emit('vault.aboutToLock', { seconds });
    },
  });
  const screenLock = createScreenLock({
    power: powerMonitor,
    tell: (event) => { idleLock.told(event); },
    tellerChanged: (teller) => {
      emit('settings.screenLockChanged', { teller });
    },
  });

  const keyDiskLock = createKeyDiskLock(() => void vault.lock('key-disk'));
  const followKeyDisk = createFollowKeyDisk({ lock: keyDiskLock, vault: () => vault, folderInForce: async () => (await client.askInternal('process.headerFolders', {})).inForce, report });

  const applyMenu = (): void => {
    setMenu({
      text: mainTexts(preferences.current.language), changedKeys: vault.settings?.keys ?? {},
      send: (command) => {
        emit('window.command', { command });
      },
      quit: () => {
        app.quit();
      },
    });
  };
  const duressRehearsal = wireDuressRehearsal();
  const rehearsals = wireRehearsals();
  const panic = wirePanic({
    preferences, duressRehearsal, rehearsals, vault: () => vault, client: () => client, window: () => (window === null || window.isDestroyed() ? null : window), report,
    emit: (status) => {
      emit('panic.changed', status);
    },
  });

  const applyPreferences = (): void => {
    nativeTheme.themeSource = preferences.current.theme;
    applyMenu();
    emit('settings.preferencesChanged', preferences.current);
  };

  const handlers = mainHandlers({
    window: ourWindow, vault, client: () => client, recentPassphrase, tickets, media, preferences, idleLock, screenLock, capture, clipboard, keyDisk: { pause: () => { keyDiskLock.watch(null); }, goOn: followKeyDisk },
    dialogs: createDialogs(ourWindow, (...asked) => mainTexts(preferences.current.language)(...asked)),
    preferencesChanged: applyPreferences, version: app.getVersion(),
    panic: () => panic, duressRehearsal: () => duressRehearsal, rehearsals: () => rehearsals, wrongTries: createWrongTries(preferences, () => { panic.act(); }),
  });
  const ofMain = new Map<string, (input: never) => Promise<unknown>>(
    Object.entries(handlers).flatMap(([domain, table]) =>
      Object.entries(table as Record<string, (input: never) => Promise<unknown>>).map(([name, handler]) => [`${domain}.${name}`, handler] as const)),
  );
  const handlerOf = (name: CallName): ((input: unknown) => Promise<unknown>) => {
    if (calls.get(name)?.runsIn === 'vault') {
      return (input) => client.ask(name, input);
    }
    const handler = ofMain.get(name);
    if (handler === undefined) {
      throw new Error(`no handler for ${name}`);
    }
    // The boundary parsed the input by this very call's schema before it gets here.
    return (input) => handler(input as never);
  };
  const ours = () => (window === null || window.isDestroyed() ? null : window.webContents);
  registerCalls({
    ours, isOpen: () => vault.isOpen, mayLeave: () => recentPassphrase.allows(), report,
    handlerOf: (name) => async (input) => {
      refuseInMadeUpCase(name, vault.status.madeUp);
      return handlerOf(name)(input);
    },
  });
  registerClaim({ ours, isOpen: () => vault.isOpen, tickets });

  const own = session.fromPartition(partition);
  guardSession(own);
  allowCapture(own, {
    ours, isRecording: (kind) => capture.isAllowed(kind) && vault.isOpen,
    systemAllows: (kind) => (process.platform === 'darwin' ? systemPreferences.askForMediaAccess(kind === 'audio' ? 'microphone' : 'camera') : Promise.resolve(true)),
  });
  serveScheme(own, builtFiles.renderer, media);
  applyPreferences();

  window = createWindow(builtFiles.preload, nativeTheme.shouldUseDarkColors ? '#10161a' : '#f5f8fa');
  guardContents(window.webContents);
  followPanicKey({ window, key: () => panic.status.settings.key, isListening: () => panic.isListening, gesture: () => panic.gesture });
  window.on('closed', () => {
    window = null;
  });

  let ended = false;
  app.on('before-quit', (event) => {
    if (!ended) {
      event.preventDefault();
      ended = true;
      void vault.lock('asked').then(() => client.end(0)).then(() => clipboard.clear()).then(() => panic.settled()).then(() => panic.endRehearsal()).then(() => duressRehearsal.end()).then(() => endRehearsals(rehearsals)).then(() => resumed.finished).finally(() => {
        app.quit();
      });
    }
  });
  app.on('second-instance', () => {
    window?.show();
    window?.focus();
  });
  await window.loadURL(appPage);
};
