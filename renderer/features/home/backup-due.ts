// When Home speaks of backups: none made, none proven, or the last proven one a while ago. Pure.
import type { BackupState } from '../../../shared/backup/schema.ts';
import { daysSince } from '../../../shared/home/rules.ts';
import type { MessageKey } from '../../../shared/i18n/keys.ts';

type Copies = Pick<BackupState, 'lastMadeAt' | 'lastProvenAt'>;

/** Days since the newest of the proven ones; null when none is known to be proven: a time that has not come yet proves nothing. */
const daysSinceProven = (copies: readonly Copies[], now: number): number | null => {
  const days = copies.map(({ lastProvenAt }) => (lastProvenAt === null ? null : daysSince(lastProvenAt, now))).filter((one) => one !== null);
  return days.length === 0 ? null : Math.min(...days);
};

/** The words and the days they count, or null when nothing is due: backups and mirrors count alike. An empty vault has nothing to lose. */
export const backupDue = (copies: readonly Copies[], items: number, everyDays: number, now: number): { readonly words: MessageKey; readonly count: number } | null => {
  if (items === 0) return null;
  if (copies.every(({ lastMadeAt }) => lastMadeAt === null)) return { words: 'home.backupNone', count: 1 };
  const days = daysSinceProven(copies, now);
  if (days === null) return { words: 'home.backupNotProven', count: 1 };
  return days >= everyDays ? { words: 'home.backupDue', count: days } : null;
};
