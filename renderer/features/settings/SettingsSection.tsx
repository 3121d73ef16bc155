// One group of settings under its heading. A place that sends here by name finds it in view, with the focus on it.
import { useEffect, useId, type ReactNode } from 'react';
import { useRouter } from '../../frame/RouteProvider.tsx';
import { useText } from '../../i18n/use-text.ts';
import { settingsSections, showSection, type SettingsSectionName } from './settings-sections.ts';

interface SettingsSectionProps {
  readonly section: SettingsSectionName;
  readonly help?: string;
  readonly children: ReactNode;
}

export const SettingsSection = ({ section, help, children }: SettingsSectionProps) => {
  const t = useText();
  const heading = useId();
  const { route } = useRouter();
  const isAsked = route.place === 'settings' && route.section === section;
  useEffect(() => { if (isAsked) showSection(section); }, [isAsked, section]);
  return (
    <section data-settings-section={section} className="panel stack" aria-labelledby={heading}>
      <h2 id={heading} tabIndex={-1}>{t(settingsSections[section])}</h2>
      {help === undefined ? null : <p className="text-2">{help}</p>}
      {children}
    </section>
  );
};
