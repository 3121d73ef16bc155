// The health of the vault: what is known, finding by finding, each with what to do; checking all again, here and now; the witness code.
// Nothing is repaired without asking.
import { useAnswer, useCommand } from '../../data/use-answer.ts';
import { JobCard } from '../../frame/JobCard.tsx';
import { useFormats } from '../../i18n/use-formats.ts';
import { useText } from '../../i18n/use-text.ts';
import { announce } from '../../session/notices.ts';
import { Button } from '../../ui/Button.tsx';
import { FailureLine } from '../../ui/FailureLine.tsx';
import { FindingLine } from './FindingLine.tsx';
import { SafetySection } from './SafetySection.tsx';
import { SetAsideItems } from './SetAsideItems.tsx';
import { WitnessCode } from './WitnessCode.tsx';

export const HealthSection = () => {
  const t = useText();
  const formats = useFormats();
  const health = useAnswer('health.look', {});
  const verify = useCommand('vault.verify', ['jobs.list']);
  const check = useAnswer('jobs.list', {}).data?.jobs.find(({ kind }) => kind === 'verify');
  const start = (readData: boolean): void => { verify.mutate({ readData }, { onSuccess: () => { announce(t('settings.checkStarted')); } }); };
  const failure = health.error ?? verify.error;
  const findings = health.data?.findings ?? [];
  const lookedAt = Math.max(0, ...findings.map(({ at }) => at ?? 0));
  return (
    <SafetySection section="health" help={t('safety.healthHelp')}>
      {failure === null ? null : <FailureLine failure={failure.failure} />}
      {findings.length === 0 ? null : <p className="text-2">{t('health.looked', { when: formats.dateTime(lookedAt) })}</p>}
      <div className="stack" data-gap="small">
        {findings.map((finding) => <FindingLine key={`${finding.kind} ${String(finding.facts['name'])}`} finding={finding} lookedAt={lookedAt}>{finding.kind === 'set-aside-some' ? <SetAsideItems /> : null}</FindingLine>)}
      </div>
      <section className="stack" data-gap="small" aria-labelledby="check-again">
        <h3 id="check-again">{t('health.checkAgain')}</h3>
        <div className="row"><Button onPress={() => { start(false); }}>{t('settings.checkStructure')}</Button><span className="text-2">{t('settings.checkStructureHelp')}</span></div>
        <div className="row"><Button onPress={() => { start(true); }}>{t('settings.checkEverything')}</Button><span className="text-2">{t('settings.checkEverythingHelp')}</span></div>
        {check === undefined ? null : <JobCard job={check} />}
      </section>
      <WitnessCode />
    </SafetySection>
  );
};
