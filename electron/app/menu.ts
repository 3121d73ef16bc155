// The native menu, from a table. Keys that the window handles itself are shown here and not taken from it.
import { Menu, type MenuItemConstructorOptions } from 'electron';
import type { MessageKey } from '../../shared/i18n/keys.ts';
import type { menuCommands } from '../../shared/window/contract.ts';

export type MenuCommand = (typeof menuCommands)[number];

const item = (text: (key: MessageKey) => string, send: (command: MenuCommand) => void, command: MenuCommand, accelerator?: string): MenuItemConstructorOptions => ({
  label: text(`menu.${command}`),
  // Shown, not registered: the window listens itself, so that a key works the same in every layout and direction.
  ...(accelerator === undefined ? {} : { accelerator, registerAccelerator: false }),
  click: () => {
    send(command);
  },
});

/** Sets the menu in the chosen language. No developer tools, no reload, no zoom beyond the text size setting. */
export const setMenu = (text: (key: MessageKey) => string, send: (command: MenuCommand) => void, quit: () => void): void => {
  const template: MenuItemConstructorOptions[] = [
    {
      label: text('menu.vault'),
      submenu: [
        item(text, send, 'add-evidence', 'CmdOrCtrl+Shift+A'),
        item(text, send, 'command-palette', 'CmdOrCtrl+K'),
        { type: 'separator' },
        item(text, send, 'settings'),
        item(text, send, 'lock', 'CmdOrCtrl+L'),
        { label: text('menu.quit'), accelerator: 'CmdOrCtrl+Q', click: quit },
      ],
    },
    {
      label: text('menu.edit'),
      submenu: [{ role: 'undo' }, { role: 'redo' }, { type: 'separator' }, { role: 'cut' }, { role: 'copy' }, { role: 'paste' }, { role: 'selectAll' }],
    },
    { label: text('menu.help'), submenu: [item(text, send, 'help', 'F1'), item(text, send, 'about')] },
  ];
  Menu.setApplicationMenu(Menu.buildFromTemplate(template));
};
