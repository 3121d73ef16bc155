// Panic as main runs it: which gesture is under way, what it acts on (the vault, nothing, a rehearsal), and what happens when it is
// complete. Everything it touches is given to it, so that it runs the same in a test.
import { realpath } from 'node:fs/promises';
import { HoldfastError } from '../../shared/contract/failure.ts';
import { acceleratorOf, keyProblem } from '../../shared/panic/rules.ts';
import { defaultPanicSettings, type PanicChange, type PanicSettings, type PanicStatus, type ProvingPlace } from '../../shared/panic/schema.ts';
import { instant } from '../../shared/time.ts';
import { createGesture, type Gesture, type GestureClock, type GestureSource, type GestureStage } from './gesture.ts';
import type { Rehearsal } from './rehearsal.ts';
import { strike } from './strike.ts';
import { watchForWipe } from './watch.ts';

/** After this long a key that was to be proven counts as not proven, and the gesture means panic again. */
const provingMs = 120_000;

export interface PanicStore {
  readonly panic: PanicSettings;
  readonly vaultFolder: string | null;
  /** Folders on other disks where the header of that vault lies. */
  readonly headerFolders: readonly string[];
  changePanic(settings: PanicSettings): Promise<void>;
  readonly decoyFolder: string | null;
  /** The unlock screen of this vault is what shows afterwards. */
  useDecoy(folder: string): Promise<void>;
  vaultWiped(folder: string): Promise<void>;
  /** Writes once more what could not be written. */
  keepAgain(): Promise<void>;
  wipeFinished(): Promise<void>;
}

export interface PanicControlOptions {
  readonly store: PanicStore;
  readonly clock: GestureClock;
  readonly killVaultProcess: () => Promise<void>;
  /** The vault is gone: tickets, handles and the clipboard go with it, and the window is told. */
  readonly vaultGone: () => void;
  /** Shows what was chosen, at once and whatever the window is doing. */
  readonly show: (what: PanicSettings['afterwards']) => void;
  readonly isVaultOpen: () => boolean;
  /** The folder of the open vault, which is not the one that panic destroys after a duress passphrase; null while none is open. */
  readonly openFolder: () => string | null;
  readonly isWindowInFront: () => boolean;
  /** Brings the window to the front, for a countdown that somebody may want to stop. */
  readonly bringToFront: () => void;
  /** Asks the system for a key, or gives back the last one; false when another program has it. */
  readonly useSystemKey: (accelerator: string | null) => boolean;
  readonly startRehearsal: () => Rehearsal;
  readonly onChange: (status: PanicStatus) => void;
  /** Takes errors that are our bugs. */
  readonly report: (error: unknown) => void;
}

export interface PanicControl {
  readonly status: PanicStatus;
  readonly gesture: Gesture;
  /** Whether the gesture means anything now. */
  readonly isListening: boolean;
  /** The person is asked again for their passphrase. The answer is called when they gave it, and counts unless they left or locked meanwhile. */
  asking(): () => void;
  /** Whoever comes next is asked again. */
  leave(): void;
  /** Throws `passphrase-needed` until `confirmed`; `input-refused` for a key that cannot be one and a decoy that was not chosen. */
  change(change: PanicChange): Promise<PanicStatus>;
  /** The vault in `folder` is what shows afterwards. Throws `passphrase-needed`; `decoy-refused` for the vault that is open. */
  useDecoy(folder: string): Promise<PanicStatus>;
  /** Acts as the finished gesture does, where panic is set up. */
  act(): void;
  prove(place: ProvingPlace): void;
  stopProving(): void;
  rehearse(): Promise<void>;
  endRehearsal(): Promise<void>;
  /** The vault was opened or closed: while it is open, another copy of the program that makes it unreadable is noticed. */
  followVault(isOpen: boolean): void;
  /** Resolves when no vault is being deleted any more. */
  settled(): Promise<void>;
}

/** As the vault process names the folder that it opened. */
const placeOf = (folder: string): Promise<string> => realpath(folder).catch(() => folder);

const sameFolder = async (one: string, other: string): Promise<boolean> => {
  const [first, second] = await Promise.all([one, other].map(placeOf));
  return first === second;
};

export const createPanicControl = (options: PanicControlOptions): PanicControl => {
  const { store, clock } = options;
  let stage: { readonly name: GestureStage; readonly lengthMs: number } = { name: 'idle', lengthMs: 0 };
  let turn = 0;
  let proving: ProvingPlace | null = null;
  let stopProvingLater = (): void => undefined;
  let heardInFront = false;
  let systemKeyTaken = false;
  let rehearsal: Rehearsal | null = null;
  let rehearsalState: PanicStatus['rehearsal'] = 'none';
  let result: PanicStatus['result'] = null;
  let striking: Promise<void> | null = null;
  let stopWatching = (): void => undefined;
  let mayChange = false;
  let visit = 0;

  const mode = (): PanicStatus['mode'] => (rehearsalState !== 'none' ? 'rehearsal' : proving !== null ? 'proving' : 'real');
  /** Inside the vault that is to be shown afterwards, nothing says that there it is another one. */
  const isItself = (): boolean => store.decoyFolder !== null && store.decoyFolder === options.openFolder();
  const hasDecoy = (): boolean => store.decoyFolder !== null && !isItself();
  const status = (): PanicStatus => ({
    settings: isItself() ? { ...store.panic, afterwards: defaultPanicSettings.afterwards } : store.panic, mayChange, hasDecoy: hasDecoy(), mode: mode(), proving, heardInFront, systemKeyTaken, stage: stage.name, lengthMs: stage.lengthMs, turn, rehearsal: rehearsalState, result,
  });
  const changed = (): void => { options.onChange(status()); };

  const followSystemKey = (): void => {
    const { systemKey, isSetUp } = store.panic;
    const wanted = systemKey !== null && (isSetUp || proving === 'system' || rehearsalState !== 'none');
    systemKeyTaken = !options.useSystemKey(wanted ? acceleratorOf(systemKey) : null);
  };

  const requireConfirmed = (): void => {
    if (!mayChange) throw new HoldfastError('passphrase-needed');
  };

  const strikeVault = async (): Promise<void> => {
    const folder = store.vaultFolder;
    const { headerFolders } = store;
    const { afterwards } = store.panic;
    if (folder === null) return;
    let remembered: Promise<boolean> = Promise.resolve(false);
    const { left } = await strike({
      folder,
      headerFolders,
      kill: options.killVaultProcess,
      onUnreadable: () => {
        // In mind at once, on the disk a moment later: the mark in the folder says the same.
        remembered = store.vaultWiped(folder).then(() => true, () => false);
        followSystemKey();
        options.vaultGone();
        options.show(afterwards);
        changed();
      },
      // On a disk that was full there is room now. What is not written down even then, the next start does, and finds the mark for it.
      mayEnd: async () => (await remembered) || store.keepAgain().then(() => true, () => false),
    });
    if (left.length === 0) await store.wipeFinished();
  };

  const rehearsed = async (): Promise<void> => {
    rehearsalState = 'running';
    changed();
    result = (await rehearsal?.run()) ?? null;
    rehearsalState = 'done';
    changed();
  };

  const stopProving = (): void => {
    stopProvingLater();
    // What was begun as a try must not end in earnest.
    gesture.cancel();
    proving = null;
    heardInFront = false;
    followSystemKey();
    changed();
  };

  const proven = async (source: GestureSource): Promise<void> => {
    if (proving === null || (proving === 'system') !== (source === 'system')) return;
    // Pressed in this window it would have arrived without any system-wide key.
    if (proving === 'system' && options.isWindowInFront()) {
      heardInFront = true;
      changed();
      return;
    }
    if (proving !== 'system' && (proving === 'lock-screen') === options.isVaultOpen()) return;
    const place = proving;
    const kept = store.changePanic({ ...store.panic, proven: { ...store.panic.proven, [place]: instant(Date.now()) } });
    stopProving();
    await kept;
  };

  const strikeOnce = (): void => {
    striking ??= strikeVault().catch(options.report).finally(() => { striking = null; });
  };

  const complete = (source: GestureSource): void => {
    if (mode() === 'real') {
      if (store.panic.isSetUp) strikeOnce();
    } else if (mode() === 'proving') void proven(source).catch(options.report);
    else if (rehearsalState === 'ready') {
      void rehearsed().catch((error: unknown) => {
        options.report(error);
        rehearsalState = 'failed';
        changed();
      });
    }
  };

  const gesture: Gesture = createGesture({
    clock,
    // A key is proven by one whole gesture; the wait that a tap could end would only delay the answer.
    settings: () => (mode() === 'proving' ? { ...store.panic, countdownSeconds: 0 } : store.panic),
    onStage(name, lengthMs) {
      stage = { name, lengthMs };
      turn += 1;
      if (name === 'countdown') options.bringToFront();
      changed();
    },
    onComplete: complete,
  });
  followSystemKey();

  /** Keeps new settings; a key that is another one was proven nowhere. */
  const keep = async (next: PanicSettings): Promise<void> => {
    const before = store.panic;
    const sameKey = JSON.stringify(next.key) === JSON.stringify(before.key);
    const sameSystemKey = JSON.stringify(next.systemKey) === JSON.stringify(before.systemKey);
    await store.changePanic({
      ...next,
      proven: { 'window': sameKey ? before.proven.window : null, 'lock-screen': sameKey ? before.proven['lock-screen'] : null, 'system': sameSystemKey ? before.proven.system : null },
    });
    followSystemKey();
    changed();
  };

  return {
    get status() {
      return status();
    },
    gesture,
    get isListening() {
      return mode() !== 'real' || store.panic.isSetUp;
    },
    asking() {
      const asked = visit;
      return () => {
        if (asked !== visit) return;
        mayChange = true;
        changed();
      };
    },
    leave() {
      mayChange = false;
      visit += 1;
      changed();
    },
    async change(change) {
      requireConfirmed();
      for (const key of [change.key, change.systemKey]) {
        if (key !== null && key !== undefined && keyProblem(key) !== null) throw new HoldfastError('input-refused');
      }
      if (change.afterwards === 'decoy' && !hasDecoy()) throw new HoldfastError('input-refused');
      const given = Object.fromEntries(Object.entries(change).filter(([, value]) => value !== undefined)) as Partial<PanicSettings>;
      // Turned off, nothing is left of which other vault was to be shown.
      const afterwards = change.isSetUp === false && store.panic.afterwards === 'decoy' ? 'first-run' : store.panic.afterwards;
      await keep({ ...store.panic, afterwards, ...given });
      return status();
    },
    async useDecoy(folder) {
      requireConfirmed();
      const { vaultFolder } = store;
      const open = options.openFolder() ?? vaultFolder;
      if (open !== null && (await sameFolder(folder, open))) throw new HoldfastError('decoy-refused', { reason: 'same' });
      // Inside a decoy the vault that panic destroys is another vault like any: kept by the very name under which it is forgotten with it.
      await store.useDecoy(vaultFolder !== null && (await sameFolder(folder, vaultFolder)) ? vaultFolder : await placeOf(folder));
      changed();
      return status();
    },
    act() {
      if (store.panic.isSetUp) strikeOnce();
    },
    prove(place) {
      requireConfirmed();
      stopProvingLater();
      gesture.cancel();
      proving = place;
      heardInFront = false;
      stopProvingLater = clock.after(provingMs, stopProving);
      followSystemKey();
      changed();
    },
    stopProving,
    async rehearse() {
      requireConfirmed();
      if (rehearsalState !== 'none') return;
      gesture.cancel();
      rehearsalState = 'making';
      result = null;
      rehearsal = options.startRehearsal();
      followSystemKey();
      changed();
      await rehearsal.make().then(() => { if (rehearsalState === 'making') rehearsalState = 'ready'; }, (error: unknown) => {
        options.report(error);
        if (rehearsalState === 'making') rehearsalState = 'failed';
      });
      changed();
    },
    async endRehearsal() {
      const ending = rehearsal;
      rehearsal = null;
      gesture.cancel();
      // The gesture means the real vault again only once nothing of the rehearsal is under way.
      await ending?.end().catch(options.report);
      rehearsalState = 'none';
      result = null;
      followSystemKey();
      changed();
    },
    followVault(isOpen) {
      stopWatching();
      if (!isOpen) {
        mayChange = false;
        visit += 1;
      }
      const folder = store.vaultFolder;
      stopWatching = isOpen && folder !== null ? watchForWipe(folder, strikeOnce) : (): void => undefined;
      changed();
    },
    settled: () => striking ?? Promise.resolve(),
  };
};
