import { describe, expect, it } from 'vitest';
import { denyBluetooth, denyDevices } from '../../../../electron/app/guards/device-guard.ts';
import { recordEvents } from '../recorded-events.ts';

const devices = [{ deviceId: 'first', portId: 'first', deviceName: 'A device' }];

describe('a page gets no device', () => {
  it.each([
    ['select-hid-device', (choose: unknown) => [{ deviceList: devices }, choose], []],
    ['select-serial-port', (choose: unknown) => [devices, {}, choose], ['']],
    ['select-usb-device', (choose: unknown) => [{ deviceList: devices }, choose], []],
    ['select-webauthn-account', (choose: unknown) => [{ accounts: devices }, choose], []],
  ] as const)('when Electron asks by %s', (name, args, none) => {
    const events = recordEvents();
    denyDevices(events.target);
    const chosen: unknown[][] = [];
    expect(events.stops(name, {}, ...args((...given: unknown[]) => { chosen.push(given); }))).toBe(true);
    expect(chosen).toStrictEqual([[...none]]);
  });

  it('over Bluetooth, where Electron would take the first one', () => {
    const events = recordEvents();
    denyBluetooth(events.target);
    const chosen: unknown[] = [];
    expect(events.stops('select-bluetooth-device', {}, devices, (id: unknown) => { chosen.push(id); })).toBe(true);
    expect(chosen).toStrictEqual(['']);
  });

  it('paired', () => {
    const events = recordEvents();
    denyDevices(events.target);
    const answers: unknown[] = [];
    const [handler] = events.given('setBluetoothPairingHandler') as [(details: object, answer: (given: unknown) => void) => void];
    for (const pairingKind of ['confirm', 'confirmPin', 'providePin']) handler({ deviceId: 'first', pairingKind, pin: '0000' }, (given) => { answers.push(given); });
    expect(answers).toStrictEqual([{ confirmed: false }, { confirmed: false }, { confirmed: false }]);
  });
});
