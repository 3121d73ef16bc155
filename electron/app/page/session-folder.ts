// What Chromium writes for itself goes to one folder that is emptied at every start and every end.
import { app } from 'electron';
import { mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';

/** Before `ready`. The window's own session lives in memory; this catches what the browser keeps beside it. */
export const confineSessionData = (): void => {
  const folder = join(app.getPath('userData'), 'session');
  const empty = (): void => {
    rmSync(folder, { recursive: true, force: true, maxRetries: 3 });
  };
  empty();
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  app.setPath('sessionData', folder);
  app.on('quit', empty);
};
