// A part of a long form that is folded away until somebody opens it. What is folded is not there: it is made when it is opened.
import { ChevronDown, ChevronRight } from 'lucide-react';
import type { ReactNode } from 'react';
import { Button } from './Button.tsx';
import './fold.css';

interface FoldProps {
  readonly words: string;
  /** What the fold holds, in a few words. */
  readonly note: string;
  readonly isOpen: boolean;
  readonly onToggle: () => void;
  readonly children: () => ReactNode;
}

export const Fold = ({ words, note, isOpen, onToggle, children }: FoldProps) => (
  <section className="ui-fold">
    <h3><Button kind="quiet" icon={isOpen ? ChevronDown : ChevronRight} iconMirrors={!isOpen} aria-expanded={isOpen} onPress={onToggle}>{words} <span className="ui-fold-note">{note}</span></Button></h3>
    {isOpen ? <div className="stack ui-fold-content">{children()}</div> : null}
  </section>
);
