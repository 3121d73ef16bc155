// Findings about what people did for the vault: checks, backups, drills, and items that a check set aside. Pure.
import type { BackupState } from '../../shared/backup/schema.ts';
import type { HealthFinding } from '../../shared/health/schema.ts';
import { checkEveryDays, daysSince } from '../../shared/home/rules.ts';
import type { VaultCheck } from '../../shared/home/schema.ts';
import type { Instant } from '../../shared/time.ts';
import { finding } from './vault-findings.ts';

export interface Care {
  /** The last check of the structure at least, and the last that read every byte. */
  readonly structure: VaultCheck | null;
  readonly bytes: VaultCheck | null;
  readonly setAside: number;
  readonly items: number;
  /** After so many days a proven backup is worth a look. */
  readonly backupEveryDays: number;
  readonly backups: Pick<BackupState, 'backups' | 'lastMadeAt' | 'lastProvenAt'>;
}

const structure = (check: VaultCheck | null): HealthFinding =>
  (check === null ? finding('structure-never', null, null) : finding('structure-checked', check.problems === 0 ? null : 'loss', check.at, { problems: check.problems, by: check.by }));

const everyByte = (check: VaultCheck | null, now: Instant): HealthFinding => {
  const days = check === null ? null : daysSince(check.at, now);
  // What a check found stands whatever the clock said; that all was well proves nothing when its time has not come yet.
  if (check === null || (days === null && check.problems === 0)) return finding('bytes-never', null, null);
  const facts = { problems: check.problems, by: check.by, days: days ?? 0 };
  if (check.problems > 0) return finding('bytes-checked', 'loss', check.at, facts);
  return facts.days >= checkEveryDays ? finding('bytes-due', 'warning', check.at, facts) : finding('bytes-checked', null, check.at, facts);
};

const backup = ({ backups: { lastMadeAt, lastProvenAt }, backupEveryDays }: Care, now: Instant): HealthFinding => {
  if (lastMadeAt === null) return finding('backup-none', 'warning', now);
  const days = lastProvenAt === null ? null : daysSince(lastProvenAt, now);
  if (lastProvenAt === null || days === null) return finding('backup-not-proven', 'warning', lastMadeAt);
  return days >= backupEveryDays ? finding('backup-due', 'warning', lastProvenAt, { days }) : finding('backup-proven', null, lastProvenAt, { days });
};

const drill = ({ backups }: Care['backups']): HealthFinding => {
  const last = backups.filter(({ drilledAt }) => drilledAt !== null).sort((one, other) => (other.drilledAt ?? 0) - (one.drilledAt ?? 0))[0];
  if (last?.drilledAt === undefined || last.drilledAt === null) return finding('drill-never', null, null);
  const facts = { sample: last.drillSample ?? 0, failed: last.drillFailed ?? 0, name: last.fileName };
  return finding(facts.failed === 0 ? 'drill-good' : 'drill-failed', facts.failed === 0 ? null : 'damage', last.drilledAt, facts);
};

/** In the order in which they are told. An empty vault has nothing to check and nothing to lose. */
export const careFindings = (care: Care, now: Instant): readonly HealthFinding[] => (care.items === 0 ? [] : [
  care.setAside === 0 ? finding('set-aside-none', null, now, { items: care.items }) : finding('set-aside-some', 'loss', now, { count: care.setAside }),
  structure(care.structure),
  everyByte(care.bytes, now),
  backup(care, now),
  drill(care.backups),
]);
