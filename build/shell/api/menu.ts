// Menu: Chromium's window draws none, so a menu is here what its keys do.
import type * as Electron from 'electron';
import type { MenuKey, Runtime } from '../runtime.ts';
import { strict } from '../strict.ts';
import { parseAccelerator } from './accelerator.ts';

type Item = Electron.MenuItemConstructorOptions;
type Template = readonly Item[];

/** Keys that Electron gives a role by itself. Roles not named here are Chromium's own (copy, paste, undo) or have no key. */
const roleKeys: Readonly<Record<string, string>> = { quit: 'CmdOrCtrl+Q', close: 'CmdOrCtrl+W', reload: 'CmdOrCtrl+R' };

interface ShellMenu {
  readonly items: Template;
}

const submenuOf = (item: Item): Template => {
  const { submenu } = item;
  return submenu === undefined ? [] : Array.isArray(submenu) ? submenu : ((submenu as unknown as ShellMenu).items);
};

export const createMenu = (runtime: Runtime, quit: () => void): object => {
  const press = (item: Item) => (window: Electron.BrowserWindow): void => {
    switch (item.role?.toLowerCase()) {
      case 'quit':
        quit();
        break;
      case 'close':
        window.close();
        break;
      case 'reload':
        window.webContents.reload();
        break;
      default:
        item.click?.(item as unknown as Electron.MenuItem, window, {});
    }
  };
  const keysOf = (template: Template): MenuKey[] =>
    template.flatMap((item) => {
      const accelerator = item.accelerator ?? roleKeys[item.role?.toLowerCase() ?? ''];
      const usable = item.enabled !== false && item.visible !== false;
      const own = accelerator === undefined || !usable ? [] : [{ keys: parseAccelerator(accelerator), press: press(item) }];
      return [...own, ...keysOf(submenuOf(item))];
    });

  let current: ShellMenu | null = null;
  const shape = {
    buildFromTemplate: (template) => strict<ShellMenu>('Menu', { items: template as Template }) as unknown as Electron.Menu,
    setApplicationMenu(menu) {
      current = menu as unknown as ShellMenu | null;
      runtime.menuKeys = current === null ? [] : keysOf(current.items);
      runtime.window?.contents.refreshKeys();
    },
    getApplicationMenu: () => current as unknown as Electron.Menu | null,
  } satisfies Pick<typeof Electron.Menu, 'buildFromTemplate' | 'setApplicationMenu' | 'getApplicationMenu'>;
  return strict('Menu', shape);
};
