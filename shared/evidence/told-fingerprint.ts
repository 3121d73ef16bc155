// Fingerprints that people tell: read as they are written, and told apart by their length. Pure.

export const toldKinds = ['sha256', 'sha1', 'md5'] as const;
export type ToldKind = (typeof toldKinds)[number];

const kindOfLength: Readonly<Record<number, ToldKind>> = { 64: 'sha256', 40: 'sha1', 32: 'md5' };

/** Which kind of fingerprint this is; null for none. */
export const toldKindOf = (told: string): ToldKind | null => kindOfLength[told.length] ?? null;

/** Sixty-four, forty or thirty-two hexadecimal digits in lower case, whatever stands between them or names their kind; empty for empty, undefined for anything else. */
export const readToldFingerprint = (typed: string): string | undefined => {
  const digits = typed.trim().toLowerCase().replace(/^(?:sha-?256|sha-?1|md-?5)\s*[:=]?\s*/u, '').replaceAll(/[\s:\u2009\u00a0-]/gu, '');
  return digits === '' || (/^[0-9a-f]+$/u.test(digits) && toldKindOf(digits) !== null) ? digits : undefined;
};
