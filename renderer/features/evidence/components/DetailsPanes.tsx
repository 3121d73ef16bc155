// A list or a viewer with the details beside it, as wide as they were left in this vault. Hiding the details, and a window too narrow for both, leave a film playing
// and keep what is typed in the details.
import type { ReactNode } from 'react';
import { SplitPane } from '../../../ui/SplitPane.tsx';
import { useViewChoice } from '../hooks/use-view-choice.ts';

const usualShare = 0.34;

interface DetailsPanesProps {
  readonly start: ReactNode;
  readonly details: ReactNode;
  readonly isShown: boolean;
  readonly isStacked?: boolean;
}

export const DetailsPanes = ({ start, details, isShown, isStacked = false }: DetailsPanesProps) => {
  const [choice, choose] = useViewChoice();
  return <SplitPane isStacked={isStacked} start={start} end={details} isEndShown={isShown} share={choice.details ?? usualShare} onShare={(share) => { choose({ details: share }); }} />;
};
