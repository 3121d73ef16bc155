// A section of Safety that is for one's own vault alone, as the made-up case shows it.
import { useText } from '../../i18n/use-text.ts';
import type { SafetySectionName } from './safety-sections.ts';
import { SafetySection } from './SafetySection.tsx';

export const OwnVaultSection = ({ section }: { readonly section: SafetySectionName }) => {
  const t = useText();
  return <SafetySection section={section}><p>{t('failure.made-up-case')}</p></SafetySection>;
};
