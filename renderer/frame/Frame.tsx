// The frame of an open vault: places at the side, the foot with Lock that nothing covers, the bar on top, the place itself.
import { useMemo, useState } from 'react';
import type { CommandContext } from '../commands/command.ts';
import { CommandProvider } from '../commands/CommandProvider.tsx';
import { Palette } from '../commands/Palette.tsx';
import { UndoCommands } from '../commands/UndoCommands.tsx';
import { useStaleOnEvents } from '../data/stale-on-events.ts';
import { DropCover } from '../features/adding/DropCover.tsx';
import { useAddEvidence } from '../features/adding/use-add-evidence.ts';
import { useText } from '../i18n/use-text.ts';
import { PreviewMaker } from '../media/PreviewMaker.tsx';
import { LockWarning } from '../session/LockWarning.tsx';
import { pendingSaves } from '../session/pending-saves.ts';
import { useSession } from '../session/session-context.ts';
import { useActivitySignal } from '../session/use-activity-signal.ts';
import { ActivityPanel } from './ActivityPanel.tsx';
import { Foot } from './Foot.tsx';
import './frame.css';
import { Notices } from './Notices.tsx';
import { cyclePanes } from './panes.ts';
import { PlaceView } from './PlaceView.tsx';
import { useRouter } from './RouteProvider.tsx';
import { Sidebar } from './Sidebar.tsx';
import { TopBar } from './TopBar.tsx';
import { useDensity } from './use-density.ts';
import { useJobAnnouncements } from './use-job-announcements.ts';

export const Frame = () => {
  const t = useText();
  const router = useRouter();
  const { lock } = useSession();
  const addEvidence = useAddEvidence();
  const [paletteOpen, setPaletteOpen] = useState(false);
  const [activityOpen, setActivityOpen] = useState(false);
  const [menuOpen, setMenuOpen] = useState(false);
  useStaleOnEvents();
  useActivitySignal();
  useJobAnnouncements();
  useDensity();
  const context = useMemo<CommandContext>(
    () => ({
      router, lock, addEvidence, cyclePanes,
      openPalette: () => { setPaletteOpen(true); },
      openActivity: () => { setActivityOpen(true); },
      saveNow: () => { void pendingSaves.flush(); },
    }),
    [router, lock, addEvidence],
  );
  return (
    <CommandProvider context={context}>
      <div className="frame" data-menu-open={menuOpen || undefined}>
        <a className="frame-skip" href="#main" onClick={(event) => { event.preventDefault(); document.getElementById('main')?.focus(); }}>{t('frame.skipToMain')}</a>
        <Sidebar isMenuOpen={menuOpen} onNavigate={() => { setMenuOpen(false); }} />
        <TopBar isMenuOpen={menuOpen} onMenu={() => { setMenuOpen(!menuOpen); }} isActivityOpen={activityOpen} onActivity={() => { setActivityOpen(!activityOpen); }} />
        <main id="main" className="frame-main" tabIndex={-1} data-pane aria-label={t('frame.mainContent')}>
          <LockWarning />
          <Notices />
          <PlaceView />
        </main>
        {activityOpen ? <ActivityPanel onClose={() => { setActivityOpen(false); }} /> : null}
        <Foot />
      </div>
      <Palette isOpen={paletteOpen} onClose={() => { setPaletteOpen(false); }} />
      <DropCover />
      <PreviewMaker />
      <UndoCommands />
    </CommandProvider>
  );
};
