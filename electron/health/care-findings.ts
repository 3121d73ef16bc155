// Findings about what people did for the vault: checks, backups, mirrors, drills, and items that a check set aside. Pure.
import { countedOn, isFoundDamaged, isFoundWrong, lastDrilled, type KnownCopy } from '../../shared/backup/rules.ts';
import type { BackupState, MadeBackup } from '../../shared/backup/schema.ts';
import type { HealthFinding } from '../../shared/health/schema.ts';
import { checkEveryDays, daysSince } from '../../shared/home/rules.ts';
import type { VaultCheck } from '../../shared/home/schema.ts';
import type { KnownMirror } from '../../shared/mirror/schema.ts';
import type { Instant } from '../../shared/time.ts';
import { finding } from './vault-findings.ts';

type Made = Pick<BackupState, 'lastMadeAt' | 'lastProvenAt'>;
type Drilled = 'drilledAt' | 'drillSample' | 'drillFailed';

export interface Care {
  /** The last check of the structure at least, and the last that read every byte. */
  readonly structure: VaultCheck | null;
  readonly bytes: VaultCheck | null;
  /** When the vault came from a copy; checks from before are not among these. */
  readonly restoredAt: Instant | null;
  readonly setAside: number;
  readonly items: number;
  /** After so many days a proven backup is worth a look. */
  readonly backupEveryDays: number;
  readonly backups: Made & { readonly unread: Pick<BackupState['unread'], 'backups'>; readonly backups: readonly Pick<MadeBackup, Drilled | 'fileName'>[] };
  readonly mirrors: Made & { readonly unread: number; readonly mirrors: readonly (Pick<KnownMirror, Drilled | 'name' | 'updatedAt' | 'checkedAt' | 'checkProblems'> & { readonly connected: boolean })[] };
}

/** Null where nothing was checked since a restore: of that the bytes' own finding speaks. */
const structure = ({ structure: check, restoredAt }: Care): HealthFinding | null =>
  (check === null ? (restoredAt === null ? finding('structure-never', null, null) : null) : finding('structure-checked', check.problems === 0 ? null : 'loss', check.at, { problems: check.problems, by: check.by }));

const everyByte = ({ bytes: check, restoredAt }: Care, now: Instant): HealthFinding => {
  if (check === null && restoredAt !== null) return finding('bytes-restored', 'warning', restoredAt);
  const days = check === null ? null : daysSince(check.at, now);
  // What a check found stands whatever the clock said; that all was well proves nothing when its time has not come yet.
  if (check === null || (days === null && check.problems === 0)) return finding('bytes-never', null, null);
  const facts = { problems: check.problems, by: check.by, days: days ?? 0 };
  if (check.problems > 0) return finding('bytes-checked', 'loss', check.at, facts);
  return facts.days >= checkEveryDays ? finding('bytes-due', 'warning', check.at, facts) : finding('bytes-checked', null, check.at, facts);
};

type Copy = 'backup' | 'mirror';

/** Something was kept of a backup or a mirror, and cannot be read. */
const isUnread = ({ backups, mirrors }: Pick<Care, 'backups' | 'mirrors'>): boolean => backups.unread.backups + mirrors.unread > 0;

/** Backups and mirrors count alike: either brings the vault back. */
const copies = ({ backups, mirrors, backupEveryDays, restoredAt }: Care, now: Instant): HealthFinding | null => {
  if (backups.lastMadeAt === null && mirrors.lastMadeAt === null) {
    if (isUnread({ backups, mirrors })) return finding('copies-unread', 'warning', now);
    // The copy that the vault came from may still be there: the vault in it did not know of it yet.
    return finding('backup-none', 'warning', now, { restored: restoredAt === null ? 'no' : 'yes' });
  }
  const provenOf = (copy: Copy, { lastProvenAt: at }: Made) => {
    const days = at === null ? null : daysSince(at, now);
    return days === null ? [] : [{ copy, days }];
  };
  const [proven] = [...provenOf('backup', backups), ...provenOf('mirror', mirrors)].sort((one, other) => one.days - other.days);
  // What was found wrong is told by itself: nobody is asked to prove it.
  if (proven === undefined) return countedOn(backups, mirrors).some(isFoundWrong) ? null : finding('backup-not-proven', 'warning', now, { copy: backups.lastMadeAt === null ? 'mirror' : 'backup' });
  const { copy, days } = proven;
  return days >= backupEveryDays ? finding('backup-due', 'warning', now, { days, copy }) : finding('backup-proven', null, now, { days, copy });
};

type CaredMirror = Care['mirrors']['mirrors'][number];

/** Days for which the disk of a mirror was not seen, as far as is known; null for one that is connected, or was here less than a month ago. */
const unseenDays = ({ connected, updatedAt, checkedAt, drilledAt }: CaredMirror, now: Instant): number | null => {
  const days = connected ? null : daysSince(Math.max(updatedAt, checkedAt ?? 0, drilledAt ?? 0), now);
  return days === null || days < checkEveryDays ? null : days;
};

/** Disks of mirrors that were away for long. How such a mirror stands nobody knows; where no other copy is known to restore, that is all there is. */
const unseenMirrors = ({ backups, mirrors }: Care, now: Instant): readonly HealthFinding[] => {
  const restores = (copy: Pick<MadeBackup, Drilled> & KnownCopy): boolean => copy.drilledAt !== null && !isFoundWrong(copy);
  return mirrors.mirrors.flatMap((mirror) => {
    const days = unseenDays(mirror, now);
    if (days === null) return [];
    const others = countedOn(backups, { mirrors: mirrors.mirrors.filter((one) => one !== mirror && unseenDays(one, now) === null) });
    const isOnly = !others.some(restores);
    return [finding('mirror-unseen', isOnly ? 'warning' : null, isOnly ? now : null, { name: mirror.name, days, only: isOnly ? 'yes' : 'no' })];
  });
};

/** A copy with what Health calls it. */
interface Told extends Pick<MadeBackup, Drilled> {
  readonly name: string;
  readonly copy: Copy;
  readonly checkedAt: Instant | null;
  readonly checkProblems: number | null;
}

const ofDrill = ({ name, copy, drilledAt, drillSample, drillFailed }: Told): HealthFinding => {
  const failed = drillFailed ?? 0;
  return finding(failed === 0 ? 'drill-good' : 'drill-failed', failed === 0 ? null : 'damage', drilledAt, { sample: drillSample ?? 0, failed, name, copy });
};

/** What was found wrong, and when: by the check where that found damage, otherwise by the drill. */
const ofWrong = (told: Told): HealthFinding => {
  const { name, copy, checkedAt, checkProblems, drilledAt } = told;
  const byCheck = (checkProblems ?? 0) > 0;
  return byCheck || isFoundDamaged(told) ? finding('copy-damaged', 'damage', byCheck ? checkedAt : drilledAt, { name, copy }) : ofDrill(told);
};

/** Every copy that is counted on and was found wrong, whatever went well in another; where none was, the last drill. */
const drills = ({ backups, mirrors }: Care): readonly HealthFinding[] => {
  const made = backups.backups.map((one): Told => ({ ...one, name: one.fileName, copy: 'backup', checkedAt: null, checkProblems: null }));
  const mirrored = mirrors.mirrors.map((one): Told => ({ ...one, copy: 'mirror' }));
  const wrong = countedOn({ backups: made }, { mirrors: mirrored }).filter(isFoundWrong);
  if (wrong.length > 0) return wrong.map(ofWrong);
  const last = lastDrilled([...made, ...mirrored]);
  // Of what cannot be read nobody knows whether a sample of it was restored.
  if (last === undefined) return isUnread({ backups, mirrors }) ? [] : [finding('drill-never', null, null)];
  return [isFoundDamaged(last) ? ofWrong(last) : ofDrill(last)];
};

/** In the order in which they are told. An empty vault has nothing to check and nothing to lose. */
export const careFindings = (care: Care, now: Instant): readonly HealthFinding[] => (care.items === 0 ? [] : [
  care.setAside === 0 ? finding('set-aside-none', null, now, { items: care.items }) : finding('set-aside-some', 'loss', now, { count: care.setAside }),
  structure(care),
  everyByte(care, now),
  copies(care, now),
  ...unseenMirrors(care, now),
  ...drills(care),
]).filter((found) => found !== null);
