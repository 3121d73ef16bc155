// The screen is locked on Linux: the desktop says it on its message bus, and the vault locks.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'playwright/test';
import { hasMessageBus, joinBus, startBus } from '../electron/app/screen-lock/message-bus.ts';
import { makeVault } from './screens/first-run.ts';
import { expectLocked, unlock } from './screens/unlock.ts';
import { launchHoldfast, type Holdfast } from './support/launch.ts';

test.skip(!hasMessageBus(), 'the message bus of Linux desktops');

let folder = '';
test.beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'holdfast-bus-'));
});
test.afterEach(() => {
  rmSync(folder, { recursive: true, force: true });
});

const nowhere = 'unix:path=/nowhere/bus';

const lockWithScreen = (app: Holdfast) => app.page.getByRole('switch', { name: 'Lock when the screen is locked' });
const goToSafety = (app: Holdfast): Promise<void> => app.page.getByRole('button', { name: 'Safety', exact: true }).click();

test('a locked screen locks the vault, as long as Settings say so', async () => {
  const bus = await startBus(folder, 'session');
  const app = await launchHoldfast({ env: { DBUS_SESSION_BUS_ADDRESS: bus.address, DBUS_SYSTEM_BUS_ADDRESS: nowhere } });
  try {
    const { passphrase } = await makeVault(app);
    await app.page.keyboard.press('Control+,');
    await expect(lockWithScreen(app)).toHaveAccessibleName(/Some Linux desktops do not say it/);

    const desktop = await joinBus(bus, 'org.gnome.ScreenSaver');
    const say = (locked: boolean): void => { desktop.say('/org/gnome/ScreenSaver', 'org.gnome.ScreenSaver', 'ActiveChanged', [locked]); };
    say(true);
    await expectLocked(app, 'Locked because the screen was locked.');
    say(false);
    await unlock(app, passphrase);

    await app.page.keyboard.press('Control+,');
    await lockWithScreen(app).press('Space');
    await expect(lockWithScreen(app)).not.toBeChecked();
    say(true);
    await goToSafety(app);
    await expect(app.page.getByText('When the screen is locked: no.')).toBeVisible();
    desktop.leave();
  } finally {
    await app.close();
    await bus.end();
  }
});

test('where nobody says that the screen is locked, Settings and Safety say that', async () => {
  const app = await launchHoldfast({ env: { DBUS_SESSION_BUS_ADDRESS: nowhere, DBUS_SYSTEM_BUS_ADDRESS: nowhere } });
  try {
    await makeVault(app);
    await app.page.keyboard.press('Control+,');
    await expect(lockWithScreen(app)).toHaveAccessibleName(/Not known here: this desktop does not tell programs/);
    await goToSafety(app);
    await expect(app.page.getByText('When the screen is locked: this computer does not say so.')).toBeVisible();
  } finally {
    await app.close();
  }
});
