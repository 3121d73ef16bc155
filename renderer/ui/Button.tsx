// A button with words. `primary` once a screen at most; `danger-final` only as the last step of something that cannot be undone. Switched off
// under the hand it gives the focus to its dialog, because Esc would no longer reach that, and takes it back when it can be pressed again.
import { useLayoutEffect, useRef } from 'react';
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

const useFocusInDialog = (isDisabled: boolean) => {
  const button = useRef<HTMLButtonElement>(null);
  const gaveTo = useRef<HTMLElement | null>(null);
  useLayoutEffect(() => {
    if (isDisabled && document.activeElement === button.current) {
      gaveTo.current = button.current?.closest<HTMLElement>('[role="dialog"], [role="alertdialog"]') ?? null;
      gaveTo.current?.focus();
    } else if (!isDisabled && gaveTo.current !== null) {
      if (document.activeElement === gaveTo.current) button.current?.focus();
      gaveTo.current = null;
    }
  }, [isDisabled]);
  return button;
};

export const Button = ({ kind = 'plain', size = 'standard', icon, iconMirrors = false, children, ...rest }: ButtonProps) => {
  const button = useFocusInDialog(rest.isDisabled === true);
  return (
    <AriaButton {...rest} ref={button} className="ui-button" data-kind={kind} data-size={size}>
      {icon === undefined ? null : <Icon of={icon} mirrors={iconMirrors} />}
      <span>{children}</span>
    </AriaButton>
  );
};
