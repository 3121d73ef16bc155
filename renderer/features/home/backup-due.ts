// When Home speaks of backups: none made, none proven, or the last proven one a while ago. Pure.
import type { BackupState } from '../../../shared/backup/schema.ts';
import type { MessageKey } from '../../../shared/i18n/keys.ts';

const dayMs = 24 * 60 * 60 * 1000;

/** The words and the days they count, or null when nothing is due. An empty vault has nothing to lose. */
export const backupDue = ({ lastMadeAt, lastProvenAt }: Pick<BackupState, 'lastMadeAt' | 'lastProvenAt'>, items: number, everyDays: number, now: number): { readonly words: MessageKey; readonly count: number } | null => {
  if (items === 0) return null;
  if (lastMadeAt === null) return { words: 'home.backupNone', count: 1 };
  if (lastProvenAt === null) return { words: 'home.backupNotProven', count: 1 };
  const days = Math.max(0, Math.floor((now - lastProvenAt) / dayMs));
  return days >= everyDays ? { words: 'home.backupDue', count: days } : null;
};
