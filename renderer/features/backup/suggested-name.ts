// The name that a backup is offered: it tells the day and nothing of whose it is. Pure.
const two = (number: number): string => String(number).padStart(2, '0');

export const suggestedName = (now: Date): string => `holdfast-${String(now.getFullYear())}-${two(now.getMonth() + 1)}-${two(now.getDate())}-${two(now.getHours())}${two(now.getMinutes())}.age`;
