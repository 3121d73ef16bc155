// What a place shows while nothing is in it: what belongs here, one line of help, one action.
import type { ReactNode } from 'react';
import './line.css';

interface EmptyStateProps {
  readonly title: string;
  readonly help?: string;
  readonly action?: ReactNode;
}

export const EmptyState = ({ title, help, action }: EmptyStateProps) => (
  <div className="ui-empty">
    <h2>{title}</h2>
    {help === undefined ? null : <p className="text-2">{help}</p>}
    {action ?? null}
  </div>
);
