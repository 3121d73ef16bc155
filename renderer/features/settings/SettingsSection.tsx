// One group of settings under its heading.
import { useId, type ReactNode } from 'react';

export const SettingsSection = ({ title, help, children }: { readonly title: string; readonly help?: string; readonly children: ReactNode }) => {
  const heading = useId();
  return (
    <section className="panel stack" aria-labelledby={heading}>
      <h2 id={heading}>{title}</h2>
      {help === undefined ? null : <p className="text-2">{help}</p>}
      {children}
    </section>
  );
};
