// The frame of an open vault: places at the side, the foot with Lock that nothing covers, the bar on top, the place itself.
import { useLayoutEffect, useMemo, useRef, useState } from 'react';
import type { CommandContext } from '../commands/command.ts';
import { CommandProvider } from '../commands/CommandProvider.tsx';
import { Palette } from '../commands/Palette.tsx';
import { UndoCommands } from '../commands/UndoCommands.tsx';
import { useStaleOnEvents } from '../data/stale-on-events.ts';
import { DropCover } from '../features/adding/DropCover.tsx';
import { useAddEvidence } from '../features/adding/use-add-evidence.ts';
import { HelpPanel } from '../features/help/HelpPanel.tsx';
import { useRecording } from '../features/recording/recording-context.ts';
import { RecordingStrip } from '../features/recording/RecordingStrip.tsx';
import { useText } from '../i18n/use-text.ts';
import { PreviewMaker } from '../media/PreviewMaker.tsx';
import { LockWarning } from '../session/LockWarning.tsx';
import { MadeUpNote } from '../session/MadeUpNote.tsx';
import { pendingSaves } from '../session/pending-saves.ts';
import { sayNothingToSave } from '../session/save-state.ts';
import { useSession } from '../session/session-context.ts';
import { useToldAtOpening } from '../session/told-at-opening.ts';
import { useActivitySignal } from '../session/use-activity-signal.ts';
import { ActivityPanel } from './ActivityPanel.tsx';
import { Foot } from './Foot.tsx';
import './frame.css';
import { KeysDialog } from './KeysDialog.tsx';
import { Notices } from './Notices.tsx';
import { cyclePanes, goToPane } from './panes.ts';
import { PlaceView } from './PlaceView.tsx';
import { useRouter } from './RouteProvider.tsx';
import { Sidebar } from './Sidebar.tsx';
import { sidePanelId } from './SidePanel.tsx';
import { TopBar } from './TopBar.tsx';
import { useArrival } from './use-arrival.ts';
import { useDensity } from './use-density.ts';
import { useJobAnnouncements } from './use-job-announcements.ts';
import { useSideCovers } from './use-side-covers.ts';

const placeId = 'main';

const goToMain = (id: string): void => {
  const part = document.getElementById(id);
  if (part !== null) goToPane(part);
};

export const Frame = () => {
  const t = useText();
  const router = useRouter();
  const { lock } = useSession();
  const addEvidence = useAddEvidence();
  const { show: record } = useRecording();
  const main = useRef<HTMLElement>(null);
  const [paletteOpen, setPaletteOpen] = useState(false);
  // Activity and help share the place at the side.
  const [side, setSide] = useState<'activity' | 'help' | null>(null);
  const [keysOpen, setKeysOpen] = useState(false);
  const [menuOpen, setMenuOpen] = useState(false);
  // A place begins at its top, wherever the one before was left.
  useLayoutEffect(() => { main.current?.scrollTo(0, 0); }, [router.route.place]);
  const sideCovers = useSideCovers();
  // What lies over the place goes when another place is gone to: nobody would see that anything happened.
  const [wasAt, setWasAt] = useState(router.route);
  if (wasAt !== router.route) {
    setWasAt(router.route);
    if (sideCovers) setSide(null);
  }
  const isCovered = sideCovers && side !== null;
  const mainPart = isCovered ? sidePanelId : placeId;
  useArrival(main, router.route);
  useStaleOnEvents();
  useActivitySignal();
  useJobAnnouncements();
  useToldAtOpening();
  useDensity();
  const context = useMemo<CommandContext>(
    () => ({
      router, lock, addEvidence, record, cyclePanes,
      openPalette: () => { setPaletteOpen(true); },
      openActivity: () => { setSide('activity'); },
      openHelp: () => { setSide('help'); },
      openKeysList: () => { setKeysOpen(true); },
      saveNow: () => { void pendingSaves.flush().then((isAll) => { if (isAll) sayNothingToSave(Date.now()); }); },
    }),
    [router, lock, addEvidence, record],
  );
  return (
    <CommandProvider context={context}>
      <div className="frame" data-menu-open={menuOpen || undefined} data-side-covers={sideCovers || undefined}>
        <a className="frame-skip" href={`#${mainPart}`} onClick={(event) => { event.preventDefault(); goToMain(mainPart); }}>{t('frame.skipToMain')}</a>
        <Sidebar isMenuOpen={menuOpen} isHelpOpen={side === 'help'} onHelp={() => { setSide(side === 'help' ? null : 'help'); setMenuOpen(false); }} onNavigate={() => { setMenuOpen(false); }} />
        <TopBar isMenuOpen={menuOpen} onMenu={() => { setMenuOpen(!menuOpen); }} isActivityOpen={side === 'activity'} onActivity={() => { setSide(side === 'activity' ? null : 'activity'); }} />
        <main ref={main} id={placeId} className="frame-main" tabIndex={-1} data-pane inert={isCovered} aria-label={t('frame.mainContent')}>
          <MadeUpNote />
          <div className="frame-told">
            <RecordingStrip />
            <LockWarning />
            <Notices />
          </div>
          <PlaceView />
        </main>
        {side === 'activity' ? <ActivityPanel covers={sideCovers} onClose={() => { setSide(null); }} /> : null}
        {side === 'help' ? <HelpPanel covers={sideCovers} onClose={() => { setSide(null); }} /> : null}
        <Foot />
      </div>
      <Palette isOpen={paletteOpen} onClose={() => { setPaletteOpen(false); }} />
      <KeysDialog isOpen={keysOpen} onClose={() => { setKeysOpen(false); }} />
      <DropCover />
      <PreviewMaker />
      <UndoCommands />
    </CommandProvider>
  );
};
