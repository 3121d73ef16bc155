// One section of a long page under its heading. A place that sends here by name finds it in view, with the focus on it.
import { useEffect, useId, type ReactNode } from 'react';
import { showSection } from './page-sections.ts';

interface PageSectionProps {
  readonly name: string;
  readonly heading: string;
  readonly help?: string;
  /** Whether the way here led to this section. */
  readonly isAsked: boolean;
  readonly children: ReactNode;
}

export const PageSection = ({ name, heading, help, isAsked, children }: PageSectionProps) => {
  const id = useId();
  useEffect(() => { if (isAsked) showSection(name); }, [isAsked, name]);
  return (
    <section data-section={name} className="panel stack" aria-labelledby={id}>
      <h2 id={id} tabIndex={-1}>{heading}</h2>
      {help === undefined ? null : <p className="text-2">{help}</p>}
      {children}
    </section>
  );
};
