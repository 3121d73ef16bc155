// Safety: what keeps this vault from being lost, and from being read by the wrong people. One page, with a list of what is on it;
// each section reads what it shows.
import { SectionLinks } from '../../frame/SectionLinks.tsx';
import { useText } from '../../i18n/use-text.ts';
import { useSession } from '../../session/session-context.ts';
import { DuressSection } from '../duress/DuressSection.tsx';
import { HandoverSection } from '../handover/HandoverSection.tsx';
import { KeyDiskSection } from '../key-disk/KeyDiskSection.tsx';
import { PanicSection } from '../panic/PanicSection.tsx';
import { CopiesSection } from './CopiesSection.tsx';
import { HealthSection } from './HealthSection.tsx';
import { LockingSection } from './LockingSection.tsx';
import { OwnVaultSection } from './OwnVaultSection.tsx';
import { safetySections, type SafetySectionName } from './safety-sections.ts';
import { WayBackSection } from './WayBackSection.tsx';

const names = Object.keys(safetySections) as readonly SafetySectionName[];

export const SafetyScreen = () => {
  const t = useText();
  const { isMadeUp } = useSession();
  return (
    <div className="page">
      <h1>{t('backup.safety')}</h1>
      <SectionLinks label={t('settings.sections')} sections={names.map((name) => ({ name, heading: t(safetySections[name]) }))} />
      <CopiesSection />
      <WayBackSection />
      {isMadeUp ? <OwnVaultSection section="opening-file" /> : <KeyDiskSection />}
      <HandoverSection />
      {isMadeUp ? <OwnVaultSection section="panic" /> : <PanicSection />}
      {isMadeUp ? <OwnVaultSection section="duress" /> : <DuressSection />}
      <LockingSection />
      <HealthSection />
    </div>
  );
};
