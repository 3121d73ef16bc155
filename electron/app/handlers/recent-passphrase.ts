// Remembers when a passphrase of the open vault was last typed: what leaves the vault asks for it again after a while, or each time. Whoever sits down at an open
// window has not typed it. Knows no passphrase.

/** Long enough to take out several things in a row; as long as a vault stays open without use when nobody chose otherwise. */
const lastsMs = 5 * 60_000;
/** What was typed for one thing is used at once. */
const onceLastsMs = 60_000;

export interface RecentPassphrase {
  /** The vault was opened just now. */
  opened(): void;
  /** It was asked for again and was right. */
  confirmed(): void;
  /** The vault is locked. */
  forget(): void;
  /** Whether something may leave now. Where it is asked for each time, one answer is good for one thing. */
  allows(): boolean;
}

/** `asksEachTime`: the vault's setting. `now`: milliseconds that only go forward, whatever happens to the clock. */
export const createRecentPassphrase = (asksEachTime: () => boolean, now: () => number = () => performance.now()): RecentPassphrase => {
  let typedAt: number | null = null;
  let unusedSince: number | null = null;
  return {
    opened() {
      typedAt = now();
    },
    confirmed() {
      typedAt = now();
      unusedSince = typedAt;
    },
    forget() {
      typedAt = null;
      unusedSince = null;
    },
    allows() {
      const once = unusedSince;
      unusedSince = null;
      return asksEachTime() ? once !== null && now() - once < onceLastsMs : typedAt !== null && now() - typedAt < lastsMs;
    },
  };
};
