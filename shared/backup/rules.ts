// When a backup is due, and what a backup file is called. Pure.

/** How often a person can be reminded, in days. */
export const reminderDays = [1, 3, 7, 14, 30] as const;

const two = (number: number): string => String(number).padStart(2, '0');

/** The name that a backup is offered: it tells the day and nothing of whose it is. */
export const suggestedName = (now: Date): string => `holdfast-${String(now.getFullYear())}-${two(now.getMonth() + 1)}-${two(now.getDate())}-${two(now.getHours())}${two(now.getMinutes())}.age`;
