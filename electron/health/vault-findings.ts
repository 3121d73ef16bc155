// Findings about the vault's own files: the opening file, ways in, history, custody log, what was set apart, room on the disk. Pure.
import { isDiskLow } from '../../shared/home/rules.ts';
import type { HomeOverview } from '../../shared/home/schema.ts';
import type { HealthFinding, HealthKind } from '../../shared/health/schema.ts';
import type { Instant } from '../../shared/time.ts';
import { problemSeverities, type Problem } from '../../shared/vault/schema.ts';
import type { Standing } from '../vault/index.ts';

/** The worst of them; the list of severities begins with the worst. */
const worst = (problems: readonly Problem[]): HealthFinding['severity'] => problemSeverities.find((severity) => problems.some((problem) => problem.severity === severity)) ?? null;

export const finding = (kind: HealthKind, severity: HealthFinding['severity'], at: Instant | null, facts: HealthFinding['facts'] = {}, problems: readonly Problem[] = []): HealthFinding =>
  ({ kind, severity, at, facts, problems: [...problems] });

const either = (fine: HealthKind, harmed: HealthKind, problems: readonly Problem[], now: Instant): HealthFinding =>
  (problems.length === 0 ? finding(fine, null, now) : finding(harmed, worst(problems), now, {}, problems));

const waysIn = ({ passphrases, codes, shares }: Standing['ways'], now: Instant): HealthFinding =>
  (passphrases + codes + (shares ? 1 : 0) > 1
    ? finding('ways-several', null, now, { passphrases, codes, shares: shares ? 'yes' : 'no' })
    : finding('ways-one', 'warning', now));

const custodyLog = ({ entries, problems }: Standing['custody'], now: Instant): HealthFinding => {
  if (problems === null) return finding('custody-not-walked', null, null, { entries });
  return problems.some(({ severity }) => severity === 'loss') ? finding('custody-broken', 'loss', now, { entries }, problems) : finding('custody-fine', worst(problems), now, { entries }, problems);
};

const room = (disk: HomeOverview['disk'], now: Instant): HealthFinding => {
  if (disk === null) return finding('space-unknown', null, null);
  return isDiskLow(disk) ? finding('space-low', 'warning', now, { freeBytes: disk.free }) : finding('space-enough', null, now, { freeBytes: disk.free });
};

/** In the order in which they are told. */
export const vaultFindings = ({ header, history, custody, leftovers, ways }: Standing, disk: HomeOverview['disk'], now: Instant): readonly HealthFinding[] => [
  either('header-fine', 'header-harmed', header, now),
  waysIn(ways, now),
  either('history-fine', 'history-harmed', history, now),
  custodyLog(custody, now),
  either('leftovers-none', 'leftovers-some', leftovers === null ? [] : [leftovers], now),
  room(disk, now),
];
