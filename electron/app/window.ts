// The only maker of windows. What its page may have is not decided here but in web-preferences.ts.
import { BrowserWindow } from 'electron';
import { safeWebPreferences } from './guards/web-preferences.ts';

/** Makes the one window, hidden until its page has drawn itself. */
export const createWindow = (preload: string, backgroundColour: string): BrowserWindow => {
  const window = new BrowserWindow({
    title: 'Holdfast',
    width: 1280,
    height: 800,
    minWidth: 320,
    minHeight: 480,
    show: false,
    autoHideMenuBar: true,
    backgroundColor: backgroundColour,
    webPreferences: { ...safeWebPreferences, preload },
  });
  // The title never names a person, an item or a vault, whatever the page says.
  window.on('page-title-updated', (event) => {
    event.preventDefault();
  });
  // Where the system can, other programs cannot take pictures of the window. On Linux this does nothing, and About says so.
  window.setContentProtection(true);
  window.once('ready-to-show', () => {
    window.show();
  });
  return window;
};
