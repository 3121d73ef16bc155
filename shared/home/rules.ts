// When a line is due on Home, and when one that was put off comes back. Pure.
import type { HomeLine, HomeOverview, PutOff } from './schema.ts';

const dayMs = 24 * 60 * 60 * 1000;
/** After this many days without a reading of every byte, a check is due. */
export const checkEveryDays = 30;
const gigabyte = 1_000_000_000;

/** Lines that say something is wrong come back as soon as there is more of it than when they were put off. */
const backWhenMore: ReadonlySet<HomeLine> = new Set(['records-harmed', 'copy-wrong', 'set-aside', 'not-added', 'to-decide']);

/** Whether a line stays away today (`YYYY-MM-DD`). On the day it was put off to, it is back. */
export const isAway = (putOff: PutOff, count: number, today: string): boolean => today < putOff.until && !(backWhenMore.has(putOff.line) && count > putOff.count);

/** Whole days since a time; null for one that has not come yet: the clock was wrong then or is now, so that it says nothing. */
export const daysSince = (at: number, now: number): number | null => (at > now ? null : Math.floor((now - at) / dayMs));

/** Whether nobody read every byte since the vault came from a copy: a restore compares files, and has no key of an item. */
export const isUncheckedRestore = ({ restoredAt, lastFullCheck, firstAddedAt }: Pick<HomeOverview, 'restoredAt' | 'lastFullCheck' | 'firstAddedAt'>): boolean =>
  restoredAt !== null && lastFullCheck === null && firstAddedAt !== null;

/** Days since every byte was last read, or since the first item came in where it never was as far as is known; null for an empty vault. */
export const daysUnchecked = ({ lastFullCheck, firstAddedAt }: Pick<HomeOverview, 'lastFullCheck' | 'firstAddedAt'>, now: number): number | null => {
  const checked = lastFullCheck === null ? null : daysSince(lastFullCheck.at, now);
  return checked ?? (firstAddedAt === null ? null : daysSince(firstAddedAt, now) ?? 0);
};

/** Whether so little room is left that adding may soon stop: under 10 GB and a tenth of the disk, or under half a gigabyte. */
export const isDiskLow = (disk: HomeOverview['disk']): boolean =>
  disk !== null && ((disk.free < 10 * gigabyte && disk.free < disk.total / 10) || disk.free < gigabyte / 2);

/** The day of a moment where the person is, as `YYYY-MM-DD`. */
export const dayOf = (moment: Date): string =>
  [String(moment.getFullYear()).padStart(4, '0'), String(moment.getMonth() + 1).padStart(2, '0'), String(moment.getDate()).padStart(2, '0')].join('-');
