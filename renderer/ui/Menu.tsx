// A button that opens a list of actions, each a verb with its object. Not possible now: listed with the reason.
import type { LucideIcon } from 'lucide-react';
import { Menu as AriaMenu, MenuItem, MenuTrigger, Popover } from 'react-aria-components';
import { Button } from './Button.tsx';
import { IconButton } from './IconButton.tsx';
import { KeyHint } from './KeyHint.tsx';
import './overlay.css';

export interface MenuAction {
  readonly id: string;
  readonly words: string;
  readonly keys?: string | undefined;
  /** Why it cannot be done now; null or absent when it can. */
  readonly reason?: string | null | undefined;
  readonly run: () => void;
}

interface MenuProps {
  readonly words: string;
  /** Shown in place of `words` where those name what is beside it; `words` stays its name. */
  readonly shown?: string;
  readonly icon?: LucideIcon;
  /** Shows the icon alone, with `words` as its name. */
  readonly iconOnly?: boolean;
  readonly actions: readonly MenuAction[];
}

export const Menu = ({ words, shown, icon, iconOnly = false, actions }: MenuProps) => (
  <MenuTrigger>
    {iconOnly && icon !== undefined ? <IconButton icon={icon} name={words} /> : <Button aria-label={words} size={shown === undefined ? 'standard' : 'compact'} {...(icon === undefined ? {} : { icon })}>{shown ?? words}</Button>}
    <Popover className="ui-popover">
      <AriaMenu className="ui-options" aria-label={words} disabledKeys={actions.filter((action) => (action.reason ?? null) !== null).map((action) => action.id)}>
        {actions.map((action) => (
          <MenuItem key={action.id} id={action.id} className="ui-option" textValue={action.words} onAction={action.run}>
            <span className="ui-option-words">
              <span>{action.words}</span>
              {(action.reason ?? null) === null ? null : <span className="caption">{action.reason}</span>}
            </span>
            {action.keys === undefined ? null : <KeyHint keys={action.keys} />}
          </MenuItem>
        ))}
      </AriaMenu>
    </Popover>
  </MenuTrigger>
);
