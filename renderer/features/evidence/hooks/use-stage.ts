// What is on the stage: how it is covered, what it is shown as and what can be done with it. The stage offers that to the palette and hears the keys for covering; the viewer
// inside it hears its own.
import { createContext, useCallback, useMemo, useState, type KeyboardEvent } from 'react';
import type { MessageKey } from '../../../../shared/i18n/keys.ts';
import type { Command } from '../../../commands/command.ts';
import { useScreenCommands } from '../../../commands/CommandProvider.tsx';
import { reasonAgainst, viewerCommand, viewerCommandIds, type CoverCommandId, type ShownAs, type ViewerCommandId } from '../../../commands/viewer-commands.ts';
import type { CoverStage } from '../rules/cover.ts';
import { useViewerKeys } from './use-viewer-keys.ts';

export interface Shown {
  readonly as: ShownAs;
  readonly run: (id: Exclude<ViewerCommandId, CoverCommandId>) => void;
}

export interface StageLink {
  /** Covers what is shown; null where the stage has a button for it already. */
  readonly cover: (() => void) | null;
  /** Says what is shown now, and null when it goes. */
  readonly show: (shown: Shown | null) => void;
}

/** Null around documents that Holdfast made itself. */
export const StageContext = createContext<StageLink | null>(null);

interface StageParts {
  readonly stage: CoverStage;
  /** Stable. */
  readonly setStage: (stage: CoverStage) => void;
  /** Whether anything of such an item is ever shown. */
  readonly hasViewer: boolean;
  /** Whether its commands are in the palette: those of the item that the screen is about. */
  readonly isMain: boolean;
  readonly hasCoverButton: boolean;
}

const none: readonly Command[] = [];

/** For the stage: what to give to the viewer inside, and the keys for covering. */
export const useStage = ({ stage, setStage, hasViewer, isMain, hasCoverButton }: StageParts): readonly [StageLink, (event: KeyboardEvent) => void] => {
  const [shown, show] = useState<Shown | null>(null);
  const link = useMemo<StageLink>(() => ({ cover: hasCoverButton ? null : () => { setStage('covered'); }, show }), [hasCoverButton, setStage]);
  const reasonOf = useCallback((id: ViewerCommandId): MessageKey | null => {
    if (stage === 'covered') return 'viewer.reasonCovered';
    // What is only being opened can be covered too.
    if (id === 'cover' && hasViewer) return null;
    return shown === null ? 'viewer.reasonNothingShown' : reasonAgainst(id, shown.as);
  }, [stage, hasViewer, shown]);
  const run = useCallback((id: ViewerCommandId): void => {
    if (id === 'cover') setStage('covered');
    else if (id === 'grey-or-plain') setStage(stage === 'grey' ? 'plain' : 'grey');
    else shown?.run(id);
  }, [stage, setStage, shown]);
  useScreenCommands(useMemo(() => (isMain ? viewerCommandIds.map((id) => viewerCommand(id, reasonOf(id), () => { run(id); })) : none), [isMain, reasonOf, run]));
  const possible = (id: CoverCommandId): (() => void) | undefined => (reasonOf(id) === null ? () => { run(id); } : undefined);
  const onKeyDown = useViewerKeys({ cover: possible('cover'), 'grey-or-plain': possible('grey-or-plain') });
  return [link, onKeyDown];
};
