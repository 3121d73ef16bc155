// What is written in lower-case hex, by its length: for the schemas of ids.ts, and for threads that check names and load no zod.

/** 128 bits. */
export const hex128 = /^[0-9a-f]{32}$/;
/** 256 bits. */
export const hex256 = /^[0-9a-f]{64}$/;
