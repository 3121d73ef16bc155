// One section of Safety.
import type { ReactNode } from 'react';
import { PageSection } from '../../frame/PageSection.tsx';
import { useRouter } from '../../frame/RouteProvider.tsx';
import { useText } from '../../i18n/use-text.ts';
import { safetySections, type SafetySectionName } from './safety-sections.ts';

interface SafetySectionProps {
  readonly section: SafetySectionName;
  readonly help?: string;
  readonly children: ReactNode;
}

export const SafetySection = ({ section, help, children }: SafetySectionProps) => {
  const t = useText();
  const { route } = useRouter();
  return (
    <PageSection name={section} heading={t(safetySections[section])} isAsked={route.place === 'safety' && route.section === section} {...(help === undefined ? {} : { help })}>
      {children}
    </PageSection>
  );
};
