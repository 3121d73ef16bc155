// The bar on top: way back, search and commands, what saving stands at, Activity, who opened the vault.
import { Activity, ArrowLeft, ArrowRight, Menu, Search, X } from 'lucide-react';
import { Button as AriaButton } from 'react-aria-components';
import { useCommands } from '../commands/CommandProvider.tsx';
import { useKeyHint } from '../commands/use-key-hint.ts';
import { useAnswer } from '../data/use-answer.ts';
import { useText } from '../i18n/use-text.ts';
import { useCases } from '../features/cases/use-cases.ts';
import { useSession } from '../session/session-context.ts';
import { Icon } from '../ui/Icon.tsx';
import { IconButton } from '../ui/IconButton.tsx';
import { KeyHint } from '../ui/KeyHint.tsx';
import { useRouter } from './RouteProvider.tsx';
import { SaveStateText } from './SaveStateText.tsx';

interface TopBarProps {
  readonly isMenuOpen: boolean;
  readonly onMenu: () => void;
  readonly isActivityOpen: boolean;
  readonly onActivity: () => void;
}

export const TopBar = ({ isMenuOpen, onMenu, isActivityOpen, onActivity }: TopBarProps) => {
  const t = useText();
  const router = useRouter();
  const { context, keysOf } = useCommands();
  const keyHint = useKeyHint();
  const [paletteKeys] = keysOf('command-palette');
  const { member } = useSession();
  const { cases, chosen, current } = useCases();
  const jobs = useAnswer('jobs.list', {}).data?.jobs ?? [];
  const running = jobs.filter((job) => ['running', 'paused', 'stopping'].includes(job.state)).length;
  return (
    <header className="frame-bar" data-pane>
      <span className="frame-menu-button"><IconButton icon={isMenuOpen ? X : Menu} name={t(isMenuOpen ? 'frame.closeMenu' : 'frame.openMenu')} onPress={onMenu} aria-expanded={isMenuOpen} aria-controls="places" /></span>
      {current === null || cases.length < 2 ? null : <span className="frame-case"><span className="only-spoken">{chosen?.all === true ? t('cases.all') : t('cases.here', { code: current.code })}</span><bdi aria-hidden="true" {...(chosen?.all === true ? {} : { dir: 'ltr' })}>{chosen?.all === true ? t('cases.all') : current.code}</bdi></span>}
      <span className="frame-history">
        <IconButton icon={ArrowLeft} iconMirrors name={t('frame.back')} {...keyHint('back')} isDisabled={!router.canGoBack} onPress={router.back} />
        <IconButton icon={ArrowRight} iconMirrors name={t('frame.forward')} {...keyHint('forward')} isDisabled={!router.canGoForward} onPress={router.forward} />
      </span>
      <div role="search" className="frame-search">
        <AriaButton className="frame-search-button" onPress={context.openPalette} data-pane-focus="">
          <Icon of={Search} />
          <span className="frame-search-words">{t('frame.search')}</span>
          {paletteKeys === undefined ? null : <KeyHint keys={paletteKeys} />}
        </AriaButton>
      </div>
      <div className="frame-state">
        <SaveStateText />
        <AriaButton className="ui-button" data-kind="quiet" onPress={onActivity} aria-expanded={isActivityOpen}>
          <Icon of={Activity} />
          <span className="frame-activity-words">{t('frame.activity')}</span>
          {running === 0 ? null : <span className="frame-count" aria-hidden="true">{running}</span>}
          {running === 0 ? null : <span className="only-spoken">{t('frame.activityRunning', { count: running })}</span>}
        </AriaButton>
        {member === null ? null : <span className="frame-member" title={t('frame.openedAs', { member })}><span className="only-spoken">{t('frame.openedAs', { member })}</span><bdi dir="ltr" aria-hidden="true">{member}</bdi></span>}
      </div>
    </header>
  );
};
