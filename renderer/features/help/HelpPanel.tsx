// Help beside the work, for the screen that is open. Esc closes it and gives the focus back.
import { useEffect, useState } from 'react';
import { useCommands } from '../../commands/CommandProvider.tsx';
import { useRouter } from '../../frame/RouteProvider.tsx';
import { SidePanel } from '../../frame/SidePanel.tsx';
import { useText } from '../../i18n/use-text.ts';
import { HelpBrowser } from './HelpBrowser.tsx';

/** The part of a long page in which the focus is: the button that was pressed last, or the heading that a link led to. */
const partAsked = (): string | null => document.activeElement?.closest<HTMLElement>('[data-section]')?.dataset['section'] ?? null;

export const HelpPanel = ({ covers, onClose }: { readonly covers: boolean; readonly onClose: () => void }) => {
  const t = useText();
  const { route } = useRouter();
  const { keysOf } = useCommands();
  // Asked while this is drawn for the first time: the topic takes the focus before any effect here runs.
  const [before] = useState(() => document.activeElement);
  const [part] = useState(partAsked);
  useEffect(() => () => {
    const back = before instanceof HTMLElement && before !== document.body && before.isConnected ? before : document.getElementById('main');
    back?.focus();
  }, [before]);
  return (
    <SidePanel name={t('help.title')} covers={covers} close={{ name: t('help.close'), keys: 'Esc' }} onClose={onClose} onKeyDown={(event) => { if (event.key === 'Escape' && !event.defaultPrevented) onClose(); }}>
      <HelpBrowser key={route.place} asked={route.place} part={part} keysOf={keysOf} />
    </SidePanel>
  );
};
