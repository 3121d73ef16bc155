// The entry of the main process: hardening in order, then the one window. Nothing here touches a key or a vault.
import { app } from 'electron';
import { startApplication } from './app/application.ts';
import { declareScheme } from './app/page/app-scheme.ts';
import { guardEverything } from './app/guards/every-guard.ts';
import { keepOutOfCoreDumps } from './diagnostics/core-dumps.ts';
import { restrictFileMode } from './diagnostics/file-mode.ts';
import { silenceBrowser } from './app/guards/network-guard.ts';
import { readPreferences } from './app/preferences.ts';
import { confineSessionData } from './app/page/session-folder.ts';
import { reportBug } from './diagnostics/log.ts';

restrictFileMode();
keepOutOfCoreDumps();
app.enableSandbox();
silenceBrowser(app);
declareScheme();
guardEverything(app);

if (app.requestSingleInstanceLock()) {
  confineSessionData();
  app.on('window-all-closed', () => {
    app.quit();
  });
  // Not awaited here: Electron becomes ready only once this module has been evaluated to its end.
  void app.whenReady()
    .then(async () => startApplication(await readPreferences(app.getPath('userData')), reportBug))
    .catch((error: unknown) => {
      reportBug(error);
      app.exit(1);
    });
} else {
  app.quit();
}
