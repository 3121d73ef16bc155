// Names and values in two columns. Values that are not known say so.
import type { ReactNode } from 'react';
import { EmptyCell } from '../../../ui/EmptyCell.tsx';
import './facts.css';

export interface Fact {
  readonly name: string;
  /** Null for not known. */
  readonly value: ReactNode;
}

export const Facts = ({ facts }: { readonly facts: readonly Fact[] }) => (
  <dl className="facts">
    {facts.map((fact, at) => (
      <div key={`${fact.name}-${String(at)}`} className="facts-one">
        <dt>{fact.name}</dt>
        <dd>{fact.value === null ? <EmptyCell /> : fact.value}</dd>
      </div>
    ))}
  </dl>
);
