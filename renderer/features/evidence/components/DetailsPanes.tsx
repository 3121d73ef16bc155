// A list or a viewer with the details beside it, as wide as they were left in this vault. Hiding the details, and a window too narrow for both, leave a film playing.
import type { ReactNode } from 'react';
import { SplitPane } from '../../../ui/SplitPane.tsx';
import { useViewChoice } from '../hooks/use-view-choice.ts';

const usualShare = 0.34;

export const DetailsPanes = ({ start, details, isStacked = false }: { readonly start: ReactNode; readonly details: ReactNode | null; readonly isStacked?: boolean }) => {
  const [choice, choose] = useViewChoice();
  return <SplitPane isStacked={isStacked} start={start} end={details} share={choice.details ?? usualShare} onShare={(share) => { choose({ details: share }); }} />;
};
