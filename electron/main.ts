// The entry of the main process: hardening in order, then the one window, or the command line tool where the line asks for it. Nothing here
// touches a key or a vault.
import { app } from 'electron';
import { startApplication } from './app/application.ts';
import { declareScheme } from './app/page/app-scheme.ts';
import { guardEverything } from './app/guards/every-guard.ts';
import { keepOutOfCoreDumps } from './diagnostics/core-dumps.ts';
import { restrictFileMode } from './diagnostics/file-mode.ts';
import { silenceBrowser } from './app/guards/network-guard.ts';
import { readPreferences } from './app/preferences.ts';
import { confineSessionData } from './app/page/session-folder.ts';
import { toolLine } from './app/tool-line.ts';
import { reportBug } from './diagnostics/log.ts';

const leaveOverBug = (error: unknown): void => {
  reportBug(error);
  app.exit(1);
};

const openWindow = (): void => {
  declareScheme();
  guardEverything(app);
  if (!app.requestSingleInstanceLock()) {
    app.quit();
    return;
  }
  confineSessionData();
  app.on('window-all-closed', () => {
    app.quit();
  });
  // Not awaited here: Electron becomes ready only once this module has been evaluated to its end.
  void app.whenReady()
    .then(async () => startApplication(await readPreferences(app.getPath('userData')), reportBug))
    .catch(leaveOverBug);
};

const runTool = async (line: readonly string[]): Promise<void> => {
  // The tool reads its line where every program of Node finds it, and leaves its exit code there too.
  process.argv = [process.execPath, 'holdfast', ...line];
  await import('./cli/cli.ts');
  app.exit(Number(process.exitCode ?? 0));
};

restrictFileMode();
keepOutOfCoreDumps();
app.enableSandbox();
silenceBrowser(app);

const line = toolLine(process.argv, app.isPackaged);
if (line === null) openWindow();
// Awaited, so that Electron does not become ready meanwhile: it makes no window, no page and no process for graphics before that.
else await runTool(line).catch(leaveOverBug);
