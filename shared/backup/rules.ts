// When a backup is due, what a backup file is called, and what its last drill means. Pure.

/** How often a person can be reminded, in days. */
export const reminderDays = [1, 3, 7, 14, 30] as const;

const two = (number: number): string => String(number).padStart(2, '0');

/** The name that a backup is offered: it tells the day and nothing of whose it is. */
export const suggestedName = (now: Date): string => `holdfast-${String(now.getFullYear())}-${two(now.getMonth() + 1)}-${two(now.getDate())}-${two(now.getHours())}${two(now.getMinutes())}.age`;

/** Whether a backup or mirror was found damaged before a sample could be drawn, or by reading every byte. It is kept as a drill without a sample that did not go well. */
export const isFoundDamaged = ({ drillSample, drillFailed }: { readonly drillSample: number | null; readonly drillFailed: number | null }): boolean =>
  drillSample === 0 && (drillFailed ?? 0) > 0;
