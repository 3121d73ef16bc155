// What stands beside the place: Activity or Help. Where it lies over the place, nothing of that can be reached, and the panel is what the page is about:
// it is the main part, under the first heading.
import { X } from 'lucide-react';
import type { KeyboardEvent, ReactNode } from 'react';
import { IconButton } from '../ui/IconButton.tsx';
import { PartLevelContext } from './part-level.ts';
import './side-panel.css';

interface SidePanelProps {
  readonly name: string;
  readonly covers: boolean;
  /** What its closing button is called, and the key that does the same. */
  readonly close: { readonly name: string; readonly keys?: string };
  readonly onClose: () => void;
  readonly onKeyDown?: (event: KeyboardEvent) => void;
  readonly children: ReactNode;
}

// One element in both roles: another one would be made anew when the window becomes narrow, and what was typed in it lost.
/** Where the keyboard goes that asks for the main part while this covers the place. */
export const sidePanelId = 'side';

export const SidePanel = ({ name, covers, close, onClose, onKeyDown, children }: SidePanelProps) => {
  const Title = covers ? 'h1' : 'h2';
  return (
    <div id={sidePanelId} className="frame-side" tabIndex={-1} role={covers ? 'main' : 'complementary'} data-pane aria-label={name} onKeyDown={onKeyDown}>
      <div className="row" data-align="apart">
        <Title>{name}</Title>
        <IconButton icon={X} name={close.name} {...(close.keys === undefined ? {} : { keys: close.keys })} size="compact" onPress={onClose} />
      </div>
      <PartLevelContext value={covers ? 2 : 3}>{children}</PartLevelContext>
    </div>
  );
};
