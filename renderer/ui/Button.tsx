// A button with words. `primary` once a screen at most; `danger-final` only as the last step of something that cannot be undone. The
// second press of a double click does nothing: nobody means to do it twice, and the next screen may have another button in its place.
import { useRef, type MouseEvent } from 'react';
import type { LucideIcon } from 'lucide-react';
import { Button as AriaButton, type ButtonProps as AriaButtonProps, type PressEvent } from 'react-aria-components';
import { Icon } from './Icon.tsx';
import './button.css';

export interface ButtonProps extends Omit<AriaButtonProps, 'className' | 'style' | 'children'> {
  readonly kind?: 'plain' | 'primary' | 'danger-final' | 'quiet';
  readonly size?: 'compact' | 'standard' | 'large';
  readonly icon?: LucideIcon;
  readonly iconMirrors?: boolean;
  readonly children: React.ReactNode;
}

const byHand: ReadonlySet<PressEvent['pointerType']> = new Set(['mouse', 'pen', 'touch']);

export const Button = ({ kind = 'plain', size = 'standard', icon, iconMirrors = false, children, onPress, ...rest }: ButtonProps) => {
  const isAgain = useRef(false);
  const count = (event: MouseEvent): void => {
    isAgain.current = event.detail > 1;
    // Keeps a form from being sent again.
    if (isAgain.current) event.preventDefault();
  };
  const press = (event: PressEvent): void => { if (!isAgain.current || !byHand.has(event.pointerType)) onPress?.(event); };
  return (
    <AriaButton {...rest} onClickCapture={count} onPress={press} className="ui-button" data-kind={kind} data-size={size}>
      {icon === undefined ? null : <Icon of={icon} mirrors={iconMirrors} />}
      <span>{children}</span>
    </AriaButton>
  );
};
