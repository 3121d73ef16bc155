// Denies every web permission, both when a page asks and when it looks (Electron approves by default; checklist item 5).
import type { Session } from 'electron';

/** Nothing is on the list: copying goes through `window.copyText`, and there is no recording yet. */
export const denyPermissions = (session: Session): void => {
  session.setPermissionRequestHandler((_contents, _permission, decide) => {
    decide(false);
  });
  session.setPermissionCheckHandler(() => false);
  session.setDevicePermissionHandler(() => false);
  session.setDisplayMediaRequestHandler((_request, decide) => {
    decide({});
  });
};
