// A button with words. `primary` once a screen at most; `danger-final` only as the last step of something that cannot be undone.
import type { LucideIcon } from 'lucide-react';
import { Button as AriaButton, type ButtonProps as AriaButtonProps } from 'react-aria-components';
import { Icon } from './Icon.tsx';
import './button.css';

export interface ButtonProps extends Omit<AriaButtonProps, 'className' | 'style' | 'children'> {
  readonly kind?: 'plain' | 'primary' | 'danger-final' | 'quiet';
  readonly size?: 'compact' | 'standard' | 'large';
  readonly icon?: LucideIcon;
  readonly iconMirrors?: boolean;
  readonly children: React.ReactNode;
}

export const Button = ({ kind = 'plain', size = 'standard', icon, iconMirrors = false, children, ...rest }: ButtonProps) => (
  <AriaButton {...rest} className="ui-button" data-kind={kind} data-size={size}>
    {icon === undefined ? null : <Icon of={icon} mirrors={iconMirrors} />}
    <span>{children}</span>
  </AriaButton>
);
