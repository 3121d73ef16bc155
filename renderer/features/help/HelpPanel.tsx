// Help beside the work, for the screen that is open. Esc closes it and gives the focus back.
import { useEffect, useRef } from 'react';
import { X } from 'lucide-react';
import { useCommands } from '../../commands/CommandProvider.tsx';
import { useRouter } from '../../frame/RouteProvider.tsx';
import { useText } from '../../i18n/use-text.ts';
import { IconButton } from '../../ui/IconButton.tsx';
import { HelpBrowser } from './HelpBrowser.tsx';

export const HelpPanel = ({ onClose }: { readonly onClose: () => void }) => {
  const t = useText();
  const { route } = useRouter();
  const { keysOf } = useCommands();
  const before = useRef<Element | null>(null);
  useEffect(() => {
    before.current ??= document.activeElement;
    return () => {
      const back = before.current instanceof HTMLElement && before.current !== document.body && before.current.isConnected ? before.current : document.getElementById('main');
      back?.focus();
    };
  }, []);
  return (
    <aside className="frame-side" data-pane aria-label={t('help.title')} onKeyDown={(event) => { if (event.key === 'Escape' && !event.defaultPrevented) onClose(); }}>
      <div className="row" data-align="apart">
        <h2>{t('help.title')}</h2>
        <IconButton icon={X} name={t('help.close')} keys="Esc" size="compact" onPress={onClose} />
      </div>
      <HelpBrowser key={route.place} asked={route.place} keysOf={keysOf} />
    </aside>
  );
};
