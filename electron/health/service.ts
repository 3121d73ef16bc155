// Looks at a vault's health: what its own files say, and what people did for it. Changes nothing.
import { HoldfastError } from '../../shared/contract/failure.ts';
import { worstFirst } from '../../shared/health/rules.ts';
import type { HealthFinding, HealthKind } from '../../shared/health/schema.ts';
import type { Instant } from '../../shared/time.ts';
import { backupState } from '../backup/service.ts';
import { evidenceTotals } from '../evidence/checking/whole-vault.ts';
import { lastChecks, roomOn } from '../home/service.ts';
import { mirrorState } from '../mirror/service.ts';
import { settingsOf } from '../settings/service.ts';
import { standingOf, type OpenSession } from '../vault/index.ts';
import { fromRowError } from '../vault/database/row-damage.ts';
import { careFindings } from './care-findings.ts';
import { recordsFoundHarmed } from './found-harm.ts';
import { finding, vaultFindings } from './vault-findings.ts';

/** What is said by the last check of the whole vault: of itself, and that it found nothing to set aside. */
const ofChecks: ReadonlySet<HealthKind> = new Set(['structure-never', 'structure-checked', 'bytes-never', 'bytes-restored', 'set-aside-none']);

const look = async (session: OpenSession, now: Instant): Promise<readonly HealthFinding[]> => {
  const [standing, disk, checks, totals, backups, mirrors, { backupEveryDays }] = await Promise.all([
    standingOf(session), roomOn(session.folder), lastChecks(session.read), evidenceTotals(session.read), backupState(session), mirrorState(session), settingsOf(session),
  ]);
  const findings = [...vaultFindings(standing, disk, now), ...careFindings({ ...checks, ...totals, backups, mirrors, backupEveryDays }, now)];
  const harmed = recordsFoundHarmed(session);
  // That check is on no record: it must not be said that there never was one, nor that one before it was the last.
  return worstFirst(harmed === null ? findings : [finding('records-harmed', 'loss', harmed), ...findings.filter(({ kind }) => !ofChecks.has(kind))]);
};

/** Never fails for what it finds: records that cannot be read are a finding. */
export const lookAtHealth = async (session: OpenSession): Promise<readonly HealthFinding[]> => {
  const now = session.clock();
  return look(session, now).catch((thrown: unknown) => {
    const error = fromRowError(thrown);
    if (!(error instanceof HoldfastError) || error.code !== 'database-damaged') throw thrown;
    return [finding('records-harmed', 'loss', now)];
  });
};
