// Shows a name and its key near the thing on hover and focus. Never the only place where something is said.
import type { ReactElement } from 'react';
import { Tooltip as AriaTooltip, TooltipTrigger } from 'react-aria-components';
import { KeyHint } from './KeyHint.tsx';
import './button.css';

interface TooltipProps {
  readonly words: string;
  readonly keys?: string | undefined;
  /** A button or another element of the toolkit that can have the focus. */
  readonly children: ReactElement;
}

export const Tooltip = ({ words, keys, children }: TooltipProps) => (
  <TooltipTrigger delay={500} closeDelay={100}>
    {children}
    <AriaTooltip className="ui-tooltip" offset={6}>
      <span>{words}</span>
      {keys === undefined ? null : <KeyHint keys={keys} />}
    </AriaTooltip>
  </TooltipTrigger>
);
