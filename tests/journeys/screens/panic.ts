// Panic as a journey meets it: a vault with panic set up, the key and the button held by hand, what is left afterwards.
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect } from '../support/patient.ts';
import { createVault, openVault, parametersWithMemory, systemRandom } from '../../../electron/vault/index.ts';
import { addPaths } from '../../../electron/evidence/tool.ts';
import { defaultPanicSettings, type PanicKey, type PanicSettings } from '../../../shared/panic/schema.ts';
import { instant } from '../../../shared/time.ts';
import { launchHoldfast, removeFolder, type Holdfast, type LaunchOptions } from '../support/launch.ts';

export const panicKey: PanicKey = { code: 'KeyX', label: 'X', ctrl: true, alt: false, shift: true, meta: false };
export const passphrase = 'turbojet mandatory unbitten operative jovial snowsuit';

const clock = () => instant(Date.now());

/** A closed vault with one item, made without the window: what is tested begins later. */
export const makeVaultBeside = async (folder: string): Promise<void> => {
  const { session } = await createVault({ folder, passphrase, memberName: 'Mira K.', kdf: parametersWithMemory(256), clock, random: systemRandom });
  const files = mkdtempSync(join(tmpdir(), 'holdfast-note-'));
  writeFileSync(join(files, 'note.txt'), 'A note.');
  await addPaths(session, [files]);
  await session.close();
  rmSync(files, { recursive: true });
};

/** Main's preferences as a person left them: this vault, panic set up like this. */
export const rememberVault = (userData: string, vaultFolder: string, panic: Partial<PanicSettings> = {}): void => {
  mkdirSync(userData, { recursive: true });
  const settings = { ...defaultPanicSettings, isSetUp: true, key: panicKey, buttonOnUnlock: true, ...panic };
  writeFileSync(join(userData, 'preferences.json'), JSON.stringify({ language: 'en', theme: 'light', textSize: 100, vaultFolder, panic: settings }));
};

/** Starts the app in a folder of its own with a vault on which panic is set up, at the unlock screen. */
export const launchWithPanic = async (panic: Partial<PanicSettings> = {}, options: Pick<LaunchOptions, 'microphone'> = {}): Promise<Holdfast & { readonly vault: string }> => {
  const folder = mkdtempSync(join(tmpdir(), 'holdfast-journey-'));
  const vault = join(folder, 'vault');
  await makeVaultBeside(vault);
  rememberVault(join(folder, 'user-data'), vault, panic);
  const app = await launchHoldfast({ ...options, folder });
  return {
    ...app, vault,
    close: async () => {
      await app.close();
      removeFolder(folder);
    },
  };
};

/** Holds the key as a hand does: modifiers first, until what is waited for has come. */
export const holdKey = async ({ page }: Holdfast, until: () => Promise<void>): Promise<void> => {
  await page.keyboard.down('Control');
  await page.keyboard.down('Shift');
  await page.keyboard.down('KeyX');
  try {
    await until();
  } finally {
    for (const key of ['KeyX', 'Shift', 'Control']) await page.keyboard.up(key).catch(() => undefined);
  }
};

export const cover = ({ page }: Holdfast) => page.getByRole('alertdialog', { name: 'Panic' });

export const expectFirstRun = async ({ page }: Holdfast): Promise<void> => {
  await expect(page.getByRole('heading', { name: 'What do you want to do?' })).toBeVisible();
};

/** No folder, nothing remembered, nothing that opens. */
export const expectGone = async ({ userData }: Holdfast, vault: string): Promise<void> => {
  await expect.poll(() => existsSync(vault)).toBe(false);
  await expect.poll(() => readFileSync(join(userData, 'preferences.json'), 'utf8')).not.toContain(vault);
  await expect(openVault({ folder: vault, secret: passphrase, kind: 'passphrase', clock, random: systemRandom })).rejects.toThrow('vault-missing');
};
