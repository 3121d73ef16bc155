// Puts every guard on every session and every page as it is made, ours and any that a fault would make (Electron's checklist, item 5: in
// all sessions).
import type { App, Session, WebContents } from 'electron';
import { showNoCertificate, trustNoCertificate } from './certificate-guard.ts';
import { denyBluetooth, denyDevices } from './device-guard.ts';
import { denyDownloads } from './download-guard.ts';
import { guardNavigation } from './navigation-guard.ts';
import { guardNetwork, guardWebRtc } from './network-guard.ts';
import { denyPermissions } from './permission-guard.ts';
import { denyWebviews } from './webview-guard.ts';
import { denyNewWindows } from './window-open-guard.ts';

const guarded = new WeakSet<Session | WebContents>();

/** True the first time; Electron allows one listener to be added twice. */
const firstTime = (one: Session | WebContents): boolean => {
  const isNew = !guarded.has(one);
  guarded.add(one);
  return isNew;
};

/** Safe to call again. Ours is guarded by name as well, so that nothing hangs on an event being sent. */
export const guardSession = (session: Session): void => {
  if (firstTime(session)) {
    denyPermissions(session);
    denyDevices(session);
    denyDownloads(session);
    trustNoCertificate(session);
    guardNetwork(session);
  }
};

/** Safe to call again. */
export const guardContents = (contents: WebContents): void => {
  if (firstTime(contents)) {
    guardNavigation(contents);
    denyNewWindows(contents);
    denyWebviews(contents);
    denyBluetooth(contents);
    guardWebRtc(contents);
  }
};

/** Before `ready`: from now on whatever is made is guarded. */
export const guardEverything = (app: App): void => {
  showNoCertificate(app);
  app.on('session-created', guardSession);
  app.on('web-contents-created', (_event, contents) => {
    guardContents(contents);
  });
};
