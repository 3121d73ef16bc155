// Before it is turned on: what brings the content back, what of it is known here, and the questions to settle in calm.
import type { HealthFinding } from '../../../shared/health/schema.ts';
import { markOfFinding } from '../../../shared/health/rules.ts';
import { healthText } from '../../../shared/health/words.ts';
import { useAnswer } from '../../data/use-answer.ts';
import { useFormatter } from '../../i18n/use-text.ts';
import { Line } from '../../ui/Line.tsx';

/** Whether there is a copy, whether it was proven or found wrong, and what opens it. */
const saysWhatComesBack = ({ kind }: HealthFinding): boolean => kind.startsWith('backup-') || kind.startsWith('ways-') || ['copy-damaged', 'drill-failed', 'mirror-unseen'].includes(kind);

export const WhoRestores = () => {
  const formatter = useFormatter();
  const t = formatter.text;
  const known = useAnswer('health.look', {}).data?.findings.filter(saysWhatComesBack).toSorted((one, other) => one.kind.localeCompare(other.kind)) ?? [];
  return (
    <>
      <p className="reading">{t('panic.restoreBackup')}</p>
      <div className="stack" data-gap="small">
        {known.map((finding) => <Line key={`${finding.kind} ${String(finding.facts['name'])}`} mark={markOfFinding(finding)}>{healthText(finding, formatter)}</Line>)}
      </div>
      <p className="reading">{t('panic.restoreQuestions')}</p>
      <ul className="panic-list reading">
        <li>{t('panic.restoreQuestion1')}</li>
        <li>{t('panic.restoreQuestion2')}</li>
        <li>{t('panic.restoreQuestion3')}</li>
      </ul>
    </>
  );
};
