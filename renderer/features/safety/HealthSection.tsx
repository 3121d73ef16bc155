// What was last checked, and checking all again. Findings come as a job in Activity; nothing is repaired without asking.
import { useAnswer, useCommand } from '../../data/use-answer.ts';
import { useFormats } from '../../i18n/use-formats.ts';
import { useText } from '../../i18n/use-text.ts';
import { announce } from '../../session/notices.ts';
import { Button } from '../../ui/Button.tsx';
import { FailureLine } from '../../ui/FailureLine.tsx';
import { Line } from '../../ui/Line.tsx';
import { SafetySection } from './SafetySection.tsx';

export const HealthSection = () => {
  const t = useText();
  const formats = useFormats();
  const overview = useAnswer('home.overview', {});
  const verify = useCommand('vault.verify', ['jobs.list']);
  const start = (readData: boolean): void => { verify.mutate({ readData }, { onSuccess: () => { announce(t('settings.checkStarted')); } }); };
  const last = overview.data?.lastFullCheck ?? null;
  return (
    <SafetySection section="health" help={t('safety.healthHelp')}>
      {overview.data === undefined ? null : last === null
        ? <Line mark="not-known">{t('safety.neverChecked')}</Line>
        : <Line mark={last.problems === 0 ? 'fine' : 'wrong'}>{t('home.lastFullCheck', { when: formats.dateTime(last.at), member: last.by, problems: last.problems })}</Line>}
      {verify.error === null ? null : <FailureLine failure={verify.error.failure} />}
      <div className="stack" data-gap="small"><div><Button onPress={() => { start(false); }}>{t('settings.checkStructure')}</Button></div><p className="text-2">{t('settings.checkStructureHelp')}</p></div>
      <div className="stack" data-gap="small"><div><Button onPress={() => { start(true); }}>{t('settings.checkEverything')}</Button></div><p className="text-2">{t('settings.checkEverythingHelp')}</p></div>
    </SafetySection>
  );
};
