// One group of settings.
import type { ReactNode } from 'react';
import { PageSection } from '../../frame/PageSection.tsx';
import { useRouter } from '../../frame/RouteProvider.tsx';
import { useText } from '../../i18n/use-text.ts';
import { settingsSections, type SettingsSectionName } from './settings-sections.ts';

interface SettingsSectionProps {
  readonly section: SettingsSectionName;
  readonly help?: string;
  readonly children: ReactNode;
}

export const SettingsSection = ({ section, help, children }: SettingsSectionProps) => {
  const t = useText();
  const { route } = useRouter();
  return (
    <PageSection name={section} heading={t(settingsSections[section])} isAsked={route.place === 'settings' && route.section === section} {...(help === undefined ? {} : { help })}>
      {children}
    </PageSection>
  );
};
