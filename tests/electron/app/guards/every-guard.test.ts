import { describe, expect, it } from 'vitest';
import { guardContents, guardEverything, guardSession } from '../../../../electron/app/guards/every-guard.ts';
import { recordEvents } from '../recorded-events.ts';

const ofSession = [
  'setPermissionRequestHandler', 'setPermissionCheckHandler', 'setDevicePermissionHandler', 'setDisplayMediaRequestHandler', 'select-hid-device', 'select-serial-port', 'select-usb-device',
  'select-webauthn-account', 'setBluetoothPairingHandler', 'will-download', 'setCertificateVerifyProc', 'setSpellCheckerEnabled', 'setSpellCheckerLanguages', 'onBeforeRequest',
];
const ofContents = ['will-navigate', 'will-frame-navigate', 'will-redirect', 'setWindowOpenHandler', 'will-attach-webview', 'select-bluetooth-device', 'setWebRTCIPHandlingPolicy'];

describe('every guard', () => {
  it('stands on each session and each page that is made, whoever makes it', () => {
    const app = recordEvents();
    const [session, contents] = [recordEvents(), recordEvents()];
    guardEverything(app.target);
    app.tell('session-created', session.target);
    app.tell('web-contents-created', {}, contents.target);
    for (const name of ofSession) expect(session.added(name), name).toBe(1);
    for (const name of ofContents) expect(contents.added(name), name).toBe(1);
    expect(app.added('select-client-certificate')).toBe(1);
  });

  it('is put up once when it is asked for twice', () => {
    const [session, contents] = [recordEvents(), recordEvents()];
    for (let times = 0; times < 2; times += 1) {
      guardSession(session.target);
      guardContents(contents.target);
    }
    for (const name of ofSession) expect(session.added(name), name).toBe(1);
    for (const name of ofContents) expect(contents.added(name), name).toBe(1);
  });
});
