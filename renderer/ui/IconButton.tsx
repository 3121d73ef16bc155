// A button that is an icon alone: for close, back, zoom and player controls. Its name is spoken and shown with its key.
import type { LucideIcon } from 'lucide-react';
import { Button as AriaButton, type ButtonProps as AriaButtonProps } from 'react-aria-components';
import { Icon } from './Icon.tsx';
import { Tooltip } from './Tooltip.tsx';
import './button.css';

export interface IconButtonProps extends Omit<AriaButtonProps, 'className' | 'style' | 'children'> {
  readonly icon: LucideIcon;
  readonly name: string;
  readonly keys?: string;
  readonly size?: 'compact' | 'standard' | 'large';
  readonly iconMirrors?: boolean;
  /** For a button that stays down: whether it is. */
  readonly isPressed?: boolean;
}

export const IconButton = ({ icon, name, keys, size = 'standard', iconMirrors = false, isPressed, ...rest }: IconButtonProps) => (
  <Tooltip words={name} keys={keys}>
    <AriaButton {...rest} aria-label={name} {...(isPressed === undefined ? {} : { 'aria-pressed': isPressed })} className="ui-button ui-icon-button" data-kind="quiet" data-size={size}>
      <Icon of={icon} size={size === 'large' ? 'large' : 'standard'} mirrors={iconMirrors} />
    </AriaButton>
  </Tooltip>
);
