// The health report of a vault on one page: what was looked at, what could be lost, what to do, and the witness code. It names no file, no
// item's content and no person but by code.
import { markOfFinding } from '../../shared/health/rules.ts';
import type { HealthFinding } from '../../shared/health/schema.ts';
import { healthText } from '../../shared/health/words.ts';
import { problemValues, type Formatter } from '../../shared/i18n/format.ts';
import type { MessageKey } from '../../shared/i18n/keys.ts';
import type { MemberCode, VaultId } from '../../shared/ids.ts';
import type { Instant } from '../../shared/time.ts';
import { healthReportTemplate } from './health-report-template.ts';
import { localTime, utcTime } from './times.ts';
import { typeset } from './typesetter.ts';

export interface HealthReport {
  readonly findings: readonly HealthFinding[];
  readonly head: { readonly seq: number; readonly witness: string };
  readonly vaultId: VaultId;
  readonly printedBy: MemberCode;
  readonly printedAt: Instant;
}

type ReportText = MessageKey extends infer K ? (K extends `printing.healthReport.${infer Rest}` ? Rest : never) : never;

const marks = { fine: 'ui.markFine', attention: 'ui.markAttention', wrong: 'ui.markWrong', 'not-known': 'ui.markNotChecked' } as const;

/** The report as PDF bytes. The caller records that it was printed. */
export const printHealthReport = async ({ findings, head, vaultId, printedBy, printedAt }: HealthReport, words: Formatter): Promise<Uint8Array> => {
  const { locale } = words.intl;
  const t = (key: ReportText): string => words.text(`printing.healthReport.${key}`);
  return typeset({
    template: healthReportTemplate,
    printedAt,
    data: {
      language: new Intl.Locale(locale).language,
      direction: words.direction,
      title: t('title'),
      foot: words.text('printing.healthReport.foot', { vault: vaultId.slice(0, 8), person: printedBy, utc: utcTime(printedAt, locale), local: localTime(printedAt, locale) }),
      pageOf: words.text('printing.pageOf', { page: '{page}', pages: '{pages}' }),
      whatItIs: t('whatItIs'),
      columns: [t('column.state'), t('column.finding'), t('column.looked')],
      findings: findings.map((found) => ({
        mark: markOfFinding(found),
        state: words.text(marks[markOfFinding(found)]),
        text: healthText(found, words),
        problems: found.problems.map((problem) => words.text(`problem.${problem.kind}`, problemValues(problem))),
        looked: found.at === null ? t('never') : utcTime(found.at, locale),
      })),
      witnessHeading: t('witnessHeading'),
      witness: head.witness,
      witnessHelp: words.text('printing.healthReport.witnessHelp', { entries: head.seq }),
      doesNotShowHeading: t('doesNotShowHeading'),
      doesNotShow: [t('doesNotShow.1'), t('doesNotShow.2')],
      blanks: [t('readBy'), t('signature')],
    },
  });
};
