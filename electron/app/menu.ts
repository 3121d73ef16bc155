// The native menu, from a table. Keys that the window handles itself are shown here, as people set them, and not taken from it.
import { Menu, type MenuItemConstructorOptions } from 'electron';
import type { MessageKey } from '../../shared/i18n/keys.ts';
import type { menuCommands } from '../../shared/window/contract.ts';
import { isKeyedCommand, keysInForce, type ChangedKeys } from '../../shared/window/keys.ts';
import { acceleratorOf } from './accelerator.ts';

export type MenuCommand = (typeof menuCommands)[number];

const acceleratorFor = (command: MenuCommand, changed: ChangedKeys): string | undefined => {
  const [first] = isKeyedCommand(command) ? keysInForce(command, changed) : [];
  return first === undefined ? undefined : acceleratorOf(first);
};

export interface MenuParts {
  readonly text: (key: MessageKey) => string;
  readonly send: (command: MenuCommand) => void;
  readonly quit: () => void;
  /** Keys changed by the people of the open vault; none while it is locked. */
  readonly changedKeys: ChangedKeys;
}

const itemOf = ({ text, send }: MenuParts, command: MenuCommand, accelerator?: string): MenuItemConstructorOptions => ({
  label: text(`menu.${command}`),
  // Shown, not registered: the window listens itself, so that a key works the same in every layout and direction.
  ...(accelerator === undefined ? {} : { accelerator, registerAccelerator: false }),
  click: () => {
    send(command);
  },
});

/** Sets the menu in the chosen language. No developer tools, no reload, no zoom beyond the text size setting. */
export const setMenu = (parts: MenuParts): void => {
  const { text, quit, changedKeys } = parts;
  const item = (command: MenuCommand): MenuItemConstructorOptions => itemOf(parts, command, acceleratorFor(command, changedKeys));
  const template: MenuItemConstructorOptions[] = [
    {
      label: text('menu.vault'),
      submenu: [
        item('add-evidence'),
        item('command-palette'),
        { type: 'separator' },
        item('settings'),
        item('lock'),
        { label: text('menu.quit'), accelerator: 'CmdOrCtrl+Q', click: quit },
      ],
    },
    {
      label: text('menu.edit'),
      submenu: [{ role: 'undo' }, { role: 'redo' }, { type: 'separator' }, { role: 'cut' }, { role: 'copy' }, { role: 'paste' }, { role: 'selectAll' }],
    },
    { label: text('menu.help'), submenu: [item('help'), item('keys-list'), item('about')] },
  ];
  Menu.setApplicationMenu(Menu.buildFromTemplate(template));
};
