// No device is chosen for a page: no HID, serial, USB or Bluetooth device, no passkey. The permission guard denies them already; this
// answers should Electron come to ask which.
import type { Session, WebContents } from 'electron';

export const denyDevices = (session: Session): void => {
  session.on('select-hid-device', (event, _details, choose) => {
    event.preventDefault();
    choose();
  });
  session.on('select-serial-port', (event, _ports, _contents, choose) => {
    event.preventDefault();
    choose('');
  });
  session.on('select-usb-device', (event, _details, choose) => {
    event.preventDefault();
    choose();
  });
  session.on('select-webauthn-account', (event, _details, choose) => {
    event.preventDefault();
    choose();
  });
  session.setBluetoothPairingHandler((_details, answer) => {
    answer({ confirmed: false });
  });
};

/** Electron would take the first device it finds. */
export const denyBluetooth = (contents: WebContents): void => {
  contents.on('select-bluetooth-device', (event, _devices, choose) => {
    event.preventDefault();
    choose('');
  });
};
