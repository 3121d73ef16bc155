// The case that is worked in, and the places. Those that do not exist yet are not shown. Below 720 px it is a menu over the place.
import { CircleHelp, FolderOpen, House, Info, Settings, ShieldCheck, type LucideIcon } from 'lucide-react';
import { Button } from 'react-aria-components';
import type { MessageKey } from '../../shared/i18n/keys.ts';
import { CaseMenu } from '../features/cases/CaseMenu.tsx';
import { useText } from '../i18n/use-text.ts';
import type { Place, Route } from '../routes.ts';
import { Icon } from '../ui/Icon.tsx';
import { useRouter } from './RouteProvider.tsx';

interface Entry {
  readonly route: Route;
  readonly words: MessageKey;
  readonly icon: LucideIcon;
  readonly places: readonly Place[];
}

const work: readonly Entry[] = [
  { route: { place: 'home' }, words: 'frame.placeHome', icon: House, places: ['home'] },
  { route: { place: 'evidence' }, words: 'frame.placeEvidence', icon: FolderOpen, places: ['evidence', 'evidence item'] },
  { route: { place: 'safety' }, words: 'frame.placeSafety', icon: ShieldCheck, places: ['safety', 'shares', 'handover', 'log', 'panic', 'duress'] },
];

const rest: readonly Entry[] = [
  { route: { place: 'settings' }, words: 'frame.placeSettings', icon: Settings, places: ['settings'] },
  { route: { place: 'about' }, words: 'frame.about', icon: Info, places: ['about'] },
];

interface SidebarProps {
  readonly isMenuOpen: boolean;
  readonly isHelpOpen: boolean;
  readonly onHelp: () => void;
  readonly onNavigate: () => void;
}

export const Sidebar = ({ isMenuOpen, isHelpOpen, onHelp, onNavigate }: SidebarProps) => {
  const t = useText();
  const router = useRouter();
  const link = (entry: Entry) => {
    const isHere = entry.places.includes(router.route.place);
    return (
      <li key={entry.words}>
        <Button className="frame-place" {...(isHere ? { 'aria-current': 'page' as const } : {})} onPress={() => { router.go(entry.route); onNavigate(); }}>
          <Icon of={entry.icon} />
          {t(entry.words)}
        </Button>
      </li>
    );
  };
  return (
    <nav id="places" className="frame-sidebar" data-pane data-open={isMenuOpen || undefined} aria-label={t('frame.navigation')}>
      <div className="stack" data-gap="small">
        <CaseMenu onNavigate={onNavigate} />
        <ul role="list" className="frame-places">{work.map(link)}</ul>
      </div>
      <ul role="list" className="frame-places">
        <li><Button className="frame-place" aria-expanded={isHelpOpen} onPress={onHelp}><Icon of={CircleHelp} />{t('help.title')}</Button></li>
        {rest.map(link)}
      </ul>
    </nav>
  );
};
