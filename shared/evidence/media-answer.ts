// How much of an item's bytes main gives at once.
import { MiB } from '../sizes.ts';

/** Longest piece that one request is answered with; whoever wants more asks again, so memory stays flat. */
export const largestMediaAnswer = 4 * MiB;
