// Byte counts and the limits that both sides hold to.

export const KiB = 1024;
export const MiB = 1024 * KiB;
export const GiB = 1024 * MiB;

/** Most bytes a call may carry in one piece (pasted pictures, previews). Files travel by ticket, not by message. */
export const largestPaste = 64 * MiB;
/** A finished working copy of a picture. */
export const largestWorkingCopy = 128 * MiB;
/** A preview picture: 512 px WebP is about 40 kB; ten times that is refused. */
export const largestPreview = 512 * KiB;
/** Longest single text field. A testimony is longer and has its own paragraphs. */
export const longestText = 20_000;
/** Longest text that is copied at once: everything that can be typed into one item, a transcript among it, with room to spare. */
export const longestCopied = 4_000_000;
/** Most rows a page of a list may ask for. */
export const largestPage = 500;
/** An edit of more items than this is a job: it shows how far it is and can be stopped. */
export const manyItems = 500;
