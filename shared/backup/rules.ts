// When a backup is due, what a backup file is called, and what its last drill means. Pure.

/** How often a person can be reminded, in days. */
export const reminderDays = [1, 3, 7, 14, 30] as const;

const two = (number: number): string => String(number).padStart(2, '0');

/** The name that a backup is offered: it tells the day and nothing of whose it is. */
export const suggestedName = (now: Date): string => `holdfast-${String(now.getFullYear())}-${two(now.getMonth() + 1)}-${two(now.getDate())}-${two(now.getHours())}${two(now.getMinutes())}.age`;

/** What is known of how a copy stands: its last drill, and of a mirror its last check as well. */
export interface KnownCopy {
  readonly drillFailed: number | null;
  readonly checkProblems?: number | null;
}

/** Whether a backup or mirror was found wrong, by a drill or by a check. What was proven before does not make up for it. */
export const isFoundWrong = ({ drillFailed, checkProblems = null }: KnownCopy): boolean => (drillFailed ?? 0) > 0 || (checkProblems ?? 0) > 0;

/** The one of which a sample was restored last, however that ended; undefined when none ever was. */
export const lastDrilled = <T extends { readonly drilledAt: number | null }>(copies: readonly T[]): T | undefined =>
  copies.filter(({ drilledAt }) => drilledAt !== null).toSorted((one, other) => (other.drilledAt ?? 0) - (one.drilledAt ?? 0))[0];

/** The copies that are counted on: the newest backup, for a new one takes its place, and every mirror on the list. */
export const countedOn = <B, M>({ backups }: { readonly backups: readonly B[] }, { mirrors }: { readonly mirrors: readonly M[] }): readonly (B | M)[] => [...backups.slice(0, 1), ...mirrors];

/** Whether a backup or mirror was found damaged before a sample could be drawn, or by reading every byte. It is kept as a drill without a sample that did not go well. */
export const isFoundDamaged = ({ drillSample, drillFailed }: { readonly drillSample: number | null; readonly drillFailed: number | null }): boolean =>
  drillSample === 0 && (drillFailed ?? 0) > 0;
