// One finding of the vault's health: its mark, what is known and what to do, when that was if it was not just now, and each problem in its own words.
import type { ReactNode } from 'react';
import { markOfFinding } from '../../../shared/health/rules.ts';
import type { HealthFinding } from '../../../shared/health/schema.ts';
import { healthText } from '../../../shared/health/words.ts';
import { problemValues } from '../../../shared/i18n/format.ts';
import { useFormats } from '../../i18n/use-formats.ts';
import { useFormatter } from '../../i18n/use-text.ts';
import { Line } from '../../ui/Line.tsx';

interface FindingLineProps {
  readonly finding: HealthFinding;
  /** When the vault was looked at last: said once, above all findings of that moment. */
  readonly lookedAt: number;
  readonly children: ReactNode;
}

export const FindingLine = ({ finding, lookedAt, children }: FindingLineProps) => {
  const formatter = useFormatter();
  const t = formatter.text;
  const formats = useFormats();
  const mark = markOfFinding(finding);
  return (
    <div className="stack" data-gap="small">
      <Line mark={mark} tone={mark === 'wrong' ? 'danger' : 'plain'}>
        {healthText(finding, formatter)}
        {finding.at === null || finding.at === lookedAt ? null : <> <span className="text-2">{t('health.looked', { when: formats.dateTime(finding.at) })}</span></>}
        {finding.problems.map((problem, at) => <span key={at} className="safety-problem">{t(`problem.${problem.kind}`, problemValues(problem))}</span>)}
      </Line>
      {children}
    </div>
  );
};
