// When Home speaks of backups: one that is wrong, none made, none that is known any more, none proven, or the last proven one a while ago. Pure.
import { countedOn, isFoundWrong, type KnownCopy } from '../../../shared/backup/rules.ts';
import type { BackupState } from '../../../shared/backup/schema.ts';
import { daysSince } from '../../../shared/home/rules.ts';
import type { MessageKey } from '../../../shared/i18n/keys.ts';

type Copies = Pick<BackupState, 'lastMadeAt' | 'lastProvenAt'>;

/** How many copies are counted on and were found wrong. */
export const copiesFoundWrong = (backups: { readonly backups: readonly KnownCopy[] }, mirrors: { readonly mirrors: readonly KnownCopy[] }): number =>
  countedOn(backups, mirrors).filter(isFoundWrong).length;

/** Days since the newest that is proven; null when none is known to be: a time that has not come yet proves nothing. */
const daysSinceProven = ({ lastProvenAt }: Copies, now: number): number | null => (lastProvenAt === null ? null : daysSince(lastProvenAt, now));

type Backups = Copies & { readonly unread: Pick<BackupState['unread'], 'backups'> };
type Mirrors = Copies & { readonly unread: number };

interface Kept {
  readonly backups: Backups;
  readonly mirrors: Mirrors;
  readonly items: number;
  readonly everyDays: number;
  /** When the vault came from a copy: that one may still be there, and the vault in it did not know of it yet. */
  readonly restoredAt: number | null;
}

/** The words and the days they count, or null when nothing is due: backups and mirrors count alike. An empty vault has nothing to lose. */
export const backupDue = ({ backups, mirrors, items, everyDays, restoredAt }: Kept, now: number): { readonly words: MessageKey; readonly count: number } | null => {
  if (items === 0) return null;
  if (backups.lastMadeAt === null && mirrors.lastMadeAt === null) {
    const none = restoredAt === null ? 'home.backupNone' : 'home.backupNoneSince';
    return { words: backups.unread.backups + mirrors.unread > 0 ? 'home.copiesUnread' : none, count: 1 };
  }
  const [backup, mirror] = [daysSinceProven(backups, now), daysSinceProven(mirrors, now)];
  if (backup === null && mirror === null) return { words: backups.lastMadeAt === null ? 'home.mirrorNotProven' : 'home.backupNotProven', count: 1 };
  const isMirror = backup === null || (mirror !== null && mirror < backup);
  const days = Math.min(backup ?? Infinity, mirror ?? Infinity);
  return days < everyDays ? null : { words: isMirror ? 'home.mirrorDue' : 'home.backupDue', count: days };
};
