// Owner-only permissions before any file exists: whatever is made from here on, by us or by Chromium, others cannot read.
/** Call first of all. */
export const restrictFileMode = (): void => {
  process.umask(0o077);
};
