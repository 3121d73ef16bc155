// A list or a viewer with the details beside it, as wide as they were left in this vault. Hiding the details leaves a film playing.
import type { ReactNode } from 'react';
import { SplitPane } from '../../../ui/SplitPane.tsx';
import { useViewChoice } from '../hooks/use-view-choice.ts';

const usualShare = 0.34;

export const DetailsPanes = ({ start, details }: { readonly start: ReactNode; readonly details: ReactNode | null }) => {
  const [choice, choose] = useViewChoice();
  return <SplitPane start={start} end={details} share={choice.details ?? usualShare} onShare={(share) => { choose({ details: share }); }} />;
};
