// When Home speaks of backups: none made, none proven, or the last proven one a while ago. Pure.
import type { BackupState } from '../../../shared/backup/schema.ts';
import type { MessageKey } from '../../../shared/i18n/keys.ts';

const dayMs = 24 * 60 * 60 * 1000;

type Copies = Pick<BackupState, 'lastMadeAt' | 'lastProvenAt'>;

const newest = (copies: readonly Copies[], when: keyof Copies): number | null => {
  const times = copies.map((one) => one[when]).filter((time) => time !== null);
  return times.length === 0 ? null : Math.max(...times);
};

/** The words and the days they count, or null when nothing is due: backups and mirrors count alike. An empty vault has nothing to lose. */
export const backupDue = (copies: readonly Copies[], items: number, everyDays: number, now: number): { readonly words: MessageKey; readonly count: number } | null => {
  if (items === 0) return null;
  if (newest(copies, 'lastMadeAt') === null) return { words: 'home.backupNone', count: 1 };
  const provenAt = newest(copies, 'lastProvenAt');
  if (provenAt === null) return { words: 'home.backupNotProven', count: 1 };
  const days = Math.max(0, Math.floor((now - provenAt) / dayMs));
  return days >= everyDays ? { words: 'home.backupDue', count: days } : null;
};
