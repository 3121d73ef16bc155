// How many people may share the way back into a vault, and how many of them must come together.

/** More people than this cannot keep a secret, and the page has one byte for the number. */
export const mostShares = 16;
/** One share alone would be a second recovery code. */
export const leastThreshold = 2;

/** Whether `threshold` of `count` can be made. */
export const isPossibleSharing = (threshold: number, count: number): boolean =>
  Number.isInteger(threshold) && Number.isInteger(count) && threshold >= leastThreshold && threshold <= count && count <= mostShares;
