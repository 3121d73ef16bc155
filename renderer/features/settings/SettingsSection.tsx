// One group of settings under its heading. A place that sends here by name finds it in view, with the focus on it.
import { useEffect, useId, useRef, type ReactNode } from 'react';
import { useRouter } from '../../frame/RouteProvider.tsx';

interface SettingsSectionProps {
  readonly title: string;
  readonly help?: string;
  /** The name other places know this section by. */
  readonly section?: 'keys' | 'checking';
  readonly children: ReactNode;
}

export const SettingsSection = ({ title, help, section, children }: SettingsSectionProps) => {
  const heading = useId();
  const { route } = useRouter();
  const place = useRef<HTMLElement>(null);
  const isAsked = section !== undefined && route.place === 'settings' && route.section === section;
  useEffect(() => {
    if (!isAsked) return;
    place.current?.scrollIntoView({ block: 'start' });
    place.current?.querySelector<HTMLElement>('h2')?.focus();
  }, [isAsked]);
  return (
    <section ref={place} className="panel stack" aria-labelledby={heading}>
      <h2 id={heading} tabIndex={section === undefined ? undefined : -1}>{title}</h2>
      {help === undefined ? null : <p className="text-2">{help}</p>}
      {children}
    </section>
  );
};
